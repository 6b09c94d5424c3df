import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { Type } from 'typebox'
import type { Db } from '../db/db.ts'
import { refuse } from '../refusal.ts'
import type { App } from './app.ts'
import { RefusedRequest } from './errors.ts'
import { answers } from './problem.ts'

/** Alive, ready for work, and what is measured (Prometheus). */
export function healthRoutes(app: App, db: Db): void {
  const State = answers(200, Type.Object({ state: Type.String() }))
  app.get(
    '/healthz',
    {
      schema: { summary: 'The process is alive', tags: ['operating'], response: State },
      config: { action: 'public', staysOpen: true },
    },
    async () => ({ state: 'alive' }),
  )
  app.get(
    '/readyz',
    {
      schema: { summary: 'The process can serve requests', tags: ['operating'], response: State },
      config: { action: 'public' },
    },
    async () => {
      const answered = await db.pool.query('select 1').then(
        () => true,
        () => false,
      )
      if (!answered) throw new RefusedRequest(refuse.busy('the database does not answer'))
      return { state: 'ready' }
    },
  )
  metricsRoute(app, db)
}

function metricsRoute(app: App, db: Db): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'kontor_http_request_seconds',
    help: 'Duration of requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })
  app.get(
    '/metrics',
    {
      schema: { summary: 'Prometheus metrics', tags: ['operating'], response: { 200: Type.String() } },
      config: { action: 'metrics.read' },
    },
    async (_request, reply) => {
      const pool = `# HELP kontor_db_connections Connections of the pool\n# TYPE kontor_db_connections gauge\nkontor_db_connections{state="all"} ${db.pool.totalCount}\nkontor_db_connections{state="idle"} ${db.pool.idleCount}\nkontor_db_connections{state="waiting"} ${db.pool.waitingCount}\n`
      return reply.type(registry.contentType).send((await registry.metrics()) + pool)
    },
  )
}
