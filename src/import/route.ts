import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { permits } from '../organisation/index.ts'
import { contextOf } from '../platform/auth/principal.ts'
import { type App, principalOf } from '../platform/http/app.ts'
import type { CommandDeps } from '../platform/http/command.ts'
import { RefusedRequest, refuseHttp } from '../platform/http/errors.ts'
import { answers } from '../platform/http/problem.ts'
import { refuse } from '../platform/refusal.ts'
import { columnsOfKind } from './columns.ts'
import { writeFile } from './file.ts'
import type { Format } from './records.ts'
import { FILE_KINDS, rightTo } from './rights.ts'
import { spool } from './spool.ts'

const FORMATS = { 'text/csv': 'csv', 'application/x-ndjson': 'ndjson' } as const satisfies Record<string, Format>
const tags = ['files']

/** Files of items, prices, stock and master data, from a browser: what `kontor import` does for who has a shell. */
export function fileRoutes(app: App, deps: CommandDeps): void {
  for (const type of Object.keys(FORMATS))
    if (!app.hasContentTypeParser(type))
      app.addContentTypeParser(type, (_request, payload, done) => done(null, payload))

  app.get(
    '/v1/imports',
    {
      schema: {
        summary: 'The kinds of files that can be brought in, and what stands in their columns',
        tags,
        response: answers(
          200,
          Type.Object({
            items: Type.Array(
              Type.Object({
                kind: Type.String(),
                allowed: Type.Boolean({ description: 'whether who asks may write what is in it' }),
                right: Type.String(),
                columns: Type.Record(Type.String(), Type.String()),
              }),
            ),
          }),
        ),
      },
      config: { action: 'file.import' },
    },
    async (request) => ({
      items: FILE_KINDS.map((kind) => ({
        kind,
        allowed: permits(principalOf(request), rightTo(kind)),
        right: rightTo(kind),
        columns: { ...columnsOfKind(kind) },
      })),
    }),
  )

  app.post(
    '/v1/imports/:kind',
    {
      schema: {
        summary: 'Bring a file in; the answer tells how far it is, what is refused, and at the end the counts',
        description:
          'Send `text/csv` or `application/x-ndjson`. The answer is lines of JSON: `{"of","read"}` while it is read, ' +
          '`{"line","key","refused","detail","path"}` for each record that is refused, and `{"end":true,…}`. Records are ' +
          'whole and have their key, so the same file again changes nothing.',
        tags,
        consumes: Object.keys(FORMATS),
        params: Type.Object({ kind: Type.Enum([...FILE_KINDS]) }),
        response: { 200: Type.Unknown({ description: 'Lines of JSON' }) },
      },
      config: { action: 'file.import', streams: true },
    },
    async (request, reply) => {
      const { kind } = request.params
      const principal = principalOf(request)
      if (!permits(principal, rightTo(kind)))
        throw new RefusedRequest(refuse.forbidden(`${rightTo(kind)} is not granted to ${principal.name}`))
      const type = request.headers['content-type']?.split(';')[0]?.trim() ?? ''
      const format = Object.hasOwn(FORMATS, type) ? FORMATS[type as keyof typeof FORMATS] : null
      if (!(request.body instanceof Readable) || format === null)
        throw new RefusedRequest(refuseHttp.unsupported_media_type(`send ${Object.keys(FORMATS).join(' or ')}`))
      const { path, drop } = await spool(request.body)
      const rights = { seesCost: permits(principal, 'catalog.read_cost'), mayWrite: () => true }
      const lines = writeFile(deps.db, contextOf(principal), { kind, path, format, rights })
      const answer = Readable.from(lines, { objectMode: false })
      answer.once('close', () => void drop())
      return reply.type('application/x-ndjson').send(answer)
    },
  )
}
