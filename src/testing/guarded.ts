import { letterOf, PARTIES, type Role } from '../organisation/access/policy.ts'
import type { Context, Db } from '../platform/db/db.ts'
import type { App } from '../platform/http/app.ts'
import { newId } from '../platform/ids.ts'
import { aKey, aPerson, type Headers, openTestServer, type TestDeps } from './server.ts'

export type GuardedRoute = Readonly<{ method: string; url: string; action: string }>

/**
 * Asks every route of a module as every party of the policy table, as a key without the scope, and as nobody, and
 * tells where the answer is not what the table says. A right that is there answers anything but 401 and 403.
 */
export async function findUnguarded(
  db: Db,
  context: Context,
  location: NonNullable<Parameters<typeof aPerson>[2][number]['locations'][number]>,
  register: (app: App, deps: TestDeps) => void,
): Promise<{ routes: GuardedRoute[]; wrong: string[] }> {
  const routes: GuardedRoute[] = []
  const app = await openTestServer(db, (server, deps) => {
    server.addHook('onRoute', ({ method, url, config }) => {
      if (method === 'HEAD' || method === 'OPTIONS' || !config?.action || config.action === 'public') return
      routes.push({ method: String(method), url, action: config.action })
    })
    register(server, deps)
  })
  const people = new Map<string, Headers>()
  for (const party of PARTIES) if (party !== 'customer' && party !== 'key') people.set(party, await personOf(party))

  async function personOf(role: Role): Promise<Headers> {
    const local = role === 'store_associate' || role === 'warehouse_worker'
    const grant = { role, locations: local ? [location] : [], supplier: role === 'partner' ? newId() : null }
    return (await aPerson(db, context, [grant])).headers
  }

  async function ask(route: GuardedRoute, headers: Headers): Promise<number> {
    const url = route.url.replace(/:(\w+)/g, 'unknown')
    const answer = await app.inject({ method: route.method as 'GET', url, headers: { 'if-match': '"1"', ...headers } })
    return answer.statusCode
  }

  const wrong: string[] = []
  // What ends a session comes last, or nobody would be left to ask the others.
  const logout = ({ method, url }: GuardedRoute) => Number(method === 'DELETE' && url === '/v1/session')
  for (const route of routes.sort((a, b) => logout(a) - logout(b))) {
    const name = `${route.method} ${route.url}`
    if ((await ask(route, {})) !== 401) wrong.push(`${name} as nobody`)
    for (const [party, headers] of people) {
      const denied = [401, 403].includes(await ask(route, headers))
      if (denied !== (letterOf(party, route.action) === '-')) wrong.push(`${name} as ${party}`)
    }
    const letter = letterOf('key', route.action)
    const other = route.action === 'order.read' ? 'order.list' : 'order.read'
    const without = await aKey(db, context, [other])
    if ((await ask(route, without.headers)) !== 403 && letter !== 'A') wrong.push(`${name} as a key without the scope`)
    if (letter !== 'k') continue
    const withScope = await aKey(db, context, [route.action])
    if ((await ask(route, withScope.headers)) === 403) wrong.push(`${name} as a key with the scope`)
  }
  await app.close()
  return { routes, wrong }
}
