import type { FastifyReply, FastifyRequest } from 'fastify'
import { declareRefusals } from '../refusal.ts'
import { seenVersion } from './command.ts'
import { send } from './errors.ts'

const refuseVersion = declareRefusals({
  version_missing: ['unconditional', 'Which version did you see?'],
})

/** For `preValidation` of routes that change what several people edit: who does not say what they saw is answered 428. */
export async function needVersion(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (seenVersion(request) !== null) return undefined
  return send(reply, refuseVersion.version_missing('send If-Match with the ETag that you were given'))
}
