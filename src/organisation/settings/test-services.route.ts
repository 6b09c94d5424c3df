import { Type } from 'typebox'
import type { Vault } from '../../platform/auth/secrets.ts'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runChange, runRead } from '../../platform/http/command.ts'
import { RefusedRequest } from '../../platform/http/errors.ts'
import { answers } from '../../platform/http/problem.ts'
import { body, Nullable } from '../../platform/http/schema.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import { refusePlace } from '../refusals.ts'
import { type ProviderKind, readProviders } from './providers.ts'
import { MODES, modesOf, readMode, setMode, type TestService } from './test-services.ts'

const tags = ['organisation']
const KINDS = ['payment', 'carrier'] as const satisfies readonly ProviderKind[]
const Mode = Type.Enum([...MODES], {
  description: 'slow: it answers after 6 s; failing: with an error; silent: it does its work and reports nothing',
})
const Shown = Type.Object({
  kind: Type.String(),
  code: Type.String(),
  modes: Type.Array(Mode, { description: 'how it can be made to behave' }),
  mode: Nullable(Mode),
})
const params = Type.Object({
  kind: Type.Enum(KINDS),
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,40}$' }),
})

export type TestServiceDeps = CommandDeps & Readonly<{ vault: Vault; testServices: boolean }>

/** Trouble on demand, so that one can see what Kontor does about it. Where money is real, nobody has this door. */
export function testServiceRoutes(app: App, deps: TestServiceDeps): void {
  const { vault, testServices } = deps
  app.get(
    '/v1/test-services',
    {
      schema: {
        summary: 'How the test services behave; outside the demo there are none',
        tags,
        response: answers(200, Type.Object({ items: Type.Array(Shown) })),
      },
      config: { action: 'provider.read' },
    },
    async (request) => {
      if (!testServices) return { items: [] }
      const providers = await runRead(deps, request, async (tx) => {
        const all = [...(await readProviders(tx, 'payment')), ...(await readProviders(tx, 'carrier'))]
        return all.flatMap((provider) => {
          const modes = modesOf(provider)
          return modes === null ? [] : [{ provider, modes }]
        })
      })
      const items = providers.map(async ({ provider, modes }): Promise<TestService> => {
        const { kind, code } = provider
        return { kind, code, modes: [...modes], mode: await readMode(vault, provider) }
      })
      return { items: await Promise.all(items) }
    },
  )

  app.put(
    '/v1/test-services/:kind/:code',
    {
      schema: {
        summary: 'Make a test service slow, failing or silent, or well again',
        tags,
        params,
        body: body({ mode: Mode }),
        response: answers(204, Type.Null()),
      },
      config: { action: 'test_service.write' },
    },
    async (request, reply) => {
      if (!testServices) throw new RefusedRequest(refusePlace.no_test_services('this is no demo'))
      const { kind, code } = request.params
      const { mode } = request.body
      const provider = await runRead(deps, request, async (tx) => {
        const found = (await readProviders(tx, kind)).find((one) => one.code === code)
        return found && modesOf(found)?.includes(mode) ? found : refuse.not_found(`${code} cannot be made ${mode}`)
      })
      const refused = await setMode(vault, provider, mode)
      if (isRefusal(refused)) throw new RefusedRequest(refused)
      await runChange(deps, request, async (tx) => {
        tx.announce({ type: 'test_service.changed', subject: provider.id, data: { code, mode } })
        return { done: true }
      })
      return reply.code(204).send(null)
    },
  )
}
