import { type Static, Type } from 'typebox'
import { type App, tenantOf } from '../../../platform/http/app.ts'
import { runCommand, runRead } from '../../../platform/http/command.ts'
import { answers } from '../../../platform/http/problem.ts'
import { body, id, Nullable, occurredAt, Text } from '../../../platform/http/schema.ts'
import { showId, type TenantId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { type FulfillDeps, Price, WorkPackage } from '../answer.ts'
import { packageRef } from '../command.ts'
import { refuseWork } from '../refusals.ts'
import { type PackageRef, readPackage } from '../work.ts'
import { planLabel } from './label.ts'
import { readLabel } from './store.ts'
import { planVoid } from './void.ts'

const LabelAnswer = Type.Object({
  package: id('package'),
  state: Nullable(
    Type.String({
      description: 'asked, unknown, refused, bought, voiding, voided: unknown is asked after, never repeated',
    }),
  ),
  problem: Nullable(Type.String()),
  trackingNumber: Nullable(Type.String()),
  ...Price,
})
const LabelBody = {
  carrier: Text(60),
  service: Type.Optional(Text(60)),
  trackingNumber: Type.Optional(Text(100)),
}

export function labelRoutes(app: App, deps: FulfillDeps): void {
  app.post(
    '/v1/fulfillment-orders/:id/packages/:package/labels',
    {
      schema: {
        summary: 'Buy a label for a package; says what is known of it afterwards',
        ...WorkPackage,
        body: body({ ...LabelBody, ...occurredAt }),
        response: answers(201, LabelAnswer),
      },
      config: { action: 'fulfillment.label' },
    },
    async (request, reply) => {
      const found = packageRef(request.params)
      const planned = await runCommand(deps, request, (tx, principal) =>
        planLabel(tx, found, request.body, { principal, action: 'fulfillment.label' }),
      )
      return reply.code(201).send(await carryOut(deps, tenantOf(request), found, planned.effect))
    },
  )
  app.post(
    '/v1/fulfillment-orders/:id/packages/:package/label-voids',
    {
      schema: {
        summary: 'Give a label back before the package is handed over',
        ...WorkPackage,
        body: body(occurredAt),
        response: answers(201, LabelAnswer),
      },
      config: { action: 'fulfillment.label' },
    },
    async (request, reply) => {
      const found = packageRef(request.params)
      const planned = await runCommand(deps, request, (tx, principal) =>
        planVoid(tx, found, { principal, action: 'fulfillment.label' }),
      )
      return reply.code(201).send(await carryOut(deps, tenantOf(request), found, planned.effect))
    },
  )
  documentRoute(app, deps)
}

/** Calls the carrier after commit, and reads what has become of the label: where it was written, not from a replica. */
async function carryOut(
  deps: FulfillDeps,
  tenant: TenantId,
  found: PackageRef,
  effect: string,
): Promise<Static<typeof LabelAnswer>> {
  await deps.effects.attempt(tenant, effect)
  return deps.db.write({ tenant, actor: { kind: 'system', id: null } }, async (tx) => {
    const work = await readPackage(tx, found, null)
    const label = await readLabel(tx, found.id)
    if (isRefusal(work)) throw new Error(`package ${found.id} is gone`)
    const { labelState, labelProblem, trackingNumber } = work.package
    return {
      package: showId('package', found.id),
      state: labelState,
      problem: labelProblem,
      trackingNumber,
      priceMinor: label?.priceMinor ?? null,
      currency: label?.currency ?? null,
    }
  })
}

function documentRoute(app: App, deps: FulfillDeps): void {
  app.get(
    '/v1/fulfillment-orders/:id/packages/:package/label',
    {
      schema: { summary: 'The label as PDF', ...WorkPackage, response: answers(200, Type.Unknown()) },
      config: { action: 'fulfillment.label' },
    },
    async (request, reply) => {
      const { label, name } = await runRead(deps, request, async (tx, principal) => {
        const found = packageRef(request.params)
        const work = await readPackage(tx, found, { principal, action: 'fulfillment.label' })
        if (isRefusal(work)) return work
        const stored = await readLabel(tx, found.id)
        if (!stored?.content) return refuseWork.label_missing('there is no printed label for this package')
        const safe = work.fulfillment.number.replace(/[^A-Za-z0-9._-]/g, '_')
        return { label: { ...stored, content: stored.content }, name: `${safe}-${work.package.package}.pdf` }
      })
      return reply
        .type(label.contentType)
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'private, no-store')
        .send(label.content)
    },
  )
}
