import { Type } from 'typebox'
import type { App } from '../../../platform/http/app.ts'
import { runCommand } from '../../../platform/http/command.ts'
import { answers, problemOf } from '../../../platform/http/problem.ts'
import { body, Instant, id, occurredAt, Text } from '../../../platform/http/schema.ts'
import { type ProviderId, showId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { DeliverDeps } from '../answer.ts'
import { CODES } from '../model.ts'
import { carriersByCode, type ReportedScan, trackScans } from './track.ts'

const Scan = Type.Object(
  {
    carrier: Text(60),
    trackingNumber: Text(100),
    code: Type.Union(CODES.map((code) => Type.Literal(code))),
    occurredAt: Type.Optional(Instant),
    place: Type.Optional(Text(200)),
    detail: Type.Optional(Text(500)),
    externalId: Text(200),
    proof: Type.Optional(Type.Object({ name: Text(200) }, { additionalProperties: false })),
  },
  { additionalProperties: false },
)
const Verdict = Type.Object({
  externalId: Type.String(),
  outcome: Type.String({ description: 'recorded, known (the same came before) or refused' }),
  package: Type.Optional(id('package')),
  state: Type.Optional(Type.String()),
  problem: Type.Optional(Type.Object({ type: Type.String(), detail: Type.String() })),
})
/** A carrier's code that we do not have names no package. */
const NO_CARRIER = '00000000-0000-0000-0000-000000000000' as ProviderId

export function trackRoute(app: App, deps: DeliverDeps): void {
  app.post(
    '/v1/tracking-events',
    {
      schema: {
        summary: 'What carriers report of packages; each scan has its own verdict, the same one twice is one fact',
        body: body({ events: Type.Array(Scan, { minItems: 1, maxItems: 100 }), ...occurredAt }),
        response: answers(201, Type.Object({ items: Type.Array(Verdict) })),
      },
      config: { action: 'tracking.report' },
    },
    async (request, reply) => {
      const answer = await runCommand(deps, request, async (tx, principal) => {
        const codes = await carriersByCode(tx)
        const scans = request.body.events.map(
          ({ carrier, occurredAt: at, proof, ...scan }): ReportedScan => ({
            ...scan,
            carrier: codes.get(carrier) ?? NO_CARRIER,
            at: at === undefined ? null : new Date(at),
            ...(proof && { receivedBy: proof.name }),
          }),
        )
        const verdicts = await trackScans(tx, deps.steps, scans, { principal, action: 'tracking.report' })
        return {
          items: verdicts.map((verdict, index) => {
            const externalId = scans[index]?.externalId ?? ''
            if (!isRefusal(verdict))
              return {
                externalId,
                outcome: verdict.outcome,
                package: showId('package', verdict.package),
                state: verdict.state,
              }
            const { type, detail } = problemOf(verdict)
            return { externalId, outcome: 'refused', problem: { type, detail } }
          }),
        }
      })
      return reply.code(201).send(answer)
    },
  )
}
