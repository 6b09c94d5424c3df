import type { FastifyReply } from 'fastify'

export type Problem = { status: number; code: string; detail: string }

/** Answers with an RFC 9457 problem; `code` is the part that programs should read. */
export const sendProblem = (reply: FastifyReply, { status, code, detail }: Problem): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .send({ type: `/problems/${code}`, title: code.replaceAll('_', ' '), status, code, detail })
