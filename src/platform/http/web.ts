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
}
/** Belongs to the API and its pages: an address below these that is not there is a problem, never the web app. */
const NOT_A_SCREEN = /^\/(v1|docs|o|problems|assets|healthz|readyz|metrics|openapi\.json)(\/|$)/
const YEAR_S = 31_536_000

type Asset = { type: string; content: Buffer; zipped?: Buffer }

/**
 * Serves the built web app: its screens at every address that is nobody else's, its assets under names that change with
 * their content. Everything is read once; what is asked for is looked up, so no path leads out of the folder.
 * @throws when the folder holds no build
 */
export function webApp(app: App, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const assets = readAssets(folder)
  const open = { schema: { hide: true }, config: { action: 'public' } } as const

  const serveAsset = async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? ''
    const asset = assets.get(path)
    if (!asset) return reply.callNotFound()
    const age = path.startsWith('/assets/') ? `public, max-age=${YEAR_S}, immutable` : 'public, max-age=3600'
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
  app.get('/icon.svg', open, serveAsset)
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
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function readAssets(folder: string): Map<string, Asset> {
  const below = join(folder, 'assets')
  const names = existsSync(below) ? readdirSync(below).map((name) => `/assets/${name}`) : []
  return new Map(
    [...names, '/icon.svg']
      .filter((path) => existsSync(join(folder, path)))
      .map((path) => [
        path,
        { type: TYPES[extname(path)] ?? 'application/octet-stream', content: readFileSync(join(folder, path)) },
      ]),
  )
}
