import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}
/** Belongs to the API and its pages: an address below these that is not there is a problem, never the web app. */
const NOT_A_SCREEN = /^\/(v1|docs|o|problems|assets|healthz|readyz|metrics|openapi\.json)(\/|$)/
const YEAR_S = 31_536_000
/** Files beside the pages, under names that stay: what they hold is asked for again. */
const BESIDE = {
  '/icon.svg': 'public, max-age=3600',
  '/app.webmanifest': 'public, max-age=3600',
  '/service-worker.js': 'no-cache',
}
/** Pages of a customer's link from one address a minute; what the page then asks for is limited by the API. */
const LINKS = { max: 60, timeWindow: '1 minute' }

type Asset = { type: string; content: Buffer; zipped?: Buffer }

/**
 * Serves the built web app: its screens at every address that is nobody else's, its assets under names that change with
 * their content. Everything is read once; what is asked for is looked up, so no path leads out of the folder.
 * @throws when the folder holds no build
 */
export function webApp(app: App, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const customerPage = readFileSync(join(folder, 'customer.html'), 'utf8')
  const assets = readAssets(folder)
  const open = { schema: { hide: true }, config: { action: 'public' } } as const

  const serveAsset = async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? ''
    const asset = assets.get(path)
    if (!asset) return reply.callNotFound()
    const age = BESIDE[path as keyof typeof BESIDE] ?? `public, max-age=${YEAR_S}, immutable`
    reply.header('cache-control', age).header('vary', 'accept-encoding').type(asset.type)
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(asset.content)
    asset.zipped ??= gzipSync(asset.content, { level: 9 })
    return reply.header('content-encoding', 'gzip').send(asset.zipped)
  }
  const servePage = async (request: FastifyRequest, reply: FastifyReply) => {
    if (NOT_A_SCREEN.test(request.url.split('?')[0] ?? '')) return reply.callNotFound()
    const nonce = randomBytes(16).toString('base64')
    return reply
      .header('content-security-policy', policyFor(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__NONCE__', nonce))
  }
  app.get('/assets/*', open, serveAsset)
  for (const path of Object.keys(BESIDE)) app.get(path, open, serveAsset)
  app.get('/o/:token', { ...open, config: { ...open.config, rateLimit: LINKS } }, async (_request, reply) =>
    reply
      .header('content-security-policy', CUSTOMER_POLICY)
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex, nofollow')
      .type('text/html; charset=utf-8')
      .send(customerPage),
  )
  app.get('/', open, servePage)
  app.get('/*', open, servePage)
}

/**
 * Scripts are ours alone. Styles are ours, and those that the page's own script makes with the nonce of this answer; a
 * style that stood in somebody's name would have none.
 */
function policyFor(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * The page behind a customer's link is the same for every token, so that it tells nothing of them: what it shows, it asks
 * the API for. Its styles are all in our files; the brand's logo may lie with the brand, and is told no address of ours.
 */
const CUSTOMER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

function readAssets(folder: string): Map<string, Asset> {
  const below = join(folder, 'assets')
  const names = existsSync(below) ? readdirSync(below).map((name) => `/assets/${name}`) : []
  return new Map(
    [...names, ...Object.keys(BESIDE)]
      .filter((path) => existsSync(join(folder, path)))
      .map((path) => [
        path,
        { type: TYPES[extname(path)] ?? 'application/octet-stream', content: readFileSync(join(folder, path)) },
      ]),
  )
}
