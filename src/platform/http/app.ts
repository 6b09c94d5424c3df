import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { Principal } from '../auth/principal.ts'
import type { TenantId } from '../ids.ts'
import type { Refusal } from '../refusal.ts'

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** What the HTTP layer asks of whoever knows people, keys and rights. */
export interface Access {
  /** Who stands behind the credentials of a request; null when nobody does. */
  identify(credentials: { bearer: string | null; session: string | null }): Promise<Principal | null>
  /** May this principal do this at all? Bounds (own store, own channel) are checked with the loaded object. */
  permits(principal: Principal, action: string): boolean
  knows(action: string): boolean
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The row of the policy table that guards this route; `public` is said, never forgotten. */
    action?: string
    /** The browser's session cookie alone is no proof of intent: refused without our own header. */
    rateLimit?: { max: number; timeWindow: string }
  }
  interface FastifyInstance {
    /** Compiles what no request has asked for yet; throws at a schema that cannot be. */
    compileAll(): void
  }
  interface FastifyRequest {
    principal: Principal | null
  }
}

/** The principal of a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new Error(`no principal on ${request.url}`)
  return request.principal
}

export function tenantOf(request: FastifyRequest): TenantId {
  return principalOf(request).tenant
}

export type Routes = (app: App) => void
export type Answer<T> = T | Refusal
