import type { FastifyRequest } from 'fastify'
import { refuse } from '../refusal.ts'
import { within } from '../within.ts'
import type { App } from './app.ts'
import { RefusedRequest } from './errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered while the process stops, too: whether it is alive. */
    staysOpen?: true
  }
}

/** The end of a server: what it has begun is answered, what comes now is sent elsewhere. */
export type Drain = Readonly<{
  /** Before any other hook: who comes too late costs nothing. */
  watch(app: App): void
  /**
   * From now on every new request is answered 503 with `Retry-After`.
   * @returns when the commands under way were answered, or `ms` have passed
   */
  drained(ms: number): Promise<void>
}>

export function makeDrain(): Drain {
  const underWay = new Set<FastifyRequest>()
  let stopping = false
  let empty: () => void = () => undefined

  function answered(request: FastifyRequest): void {
    if (underWay.delete(request) && stopping && underWay.size === 0) empty()
  }

  return {
    watch(app) {
      app.addHook('onRequest', async (request, reply) => {
        const { staysOpen, streams } = request.routeOptions.config
        if (stopping && !staysOpen) {
          reply.header('connection', 'close')
          throw new RefusedRequest(refuse.busy('this process is stopping: send the request again, with the same key'))
        }
        // Reads and streams are what closing the server waits for, or cuts; commands have begun something.
        if (streams || request.method === 'GET' || request.method === 'HEAD') return
        underWay.add(request)
        // Who hangs up gets no response: the hook alone would count such a request for ever.
        reply.raw.once('close', () => answered(request))
      })
      app.addHook('onResponse', async (request) => answered(request))
    },
    async drained(ms) {
      stopping = true
      if (underWay.size === 0) return
      await within(
        ms,
        new Promise<void>((resolve) => {
          empty = resolve
        }),
      )
    },
  }
}
