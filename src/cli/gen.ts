import { writeFileSync } from 'node:fs'
import { compose } from '../main.ts'
import { renderPermissions } from '../organisation/index.ts'
import type { Db } from '../platform/db/db.ts'
import { describeSchema } from '../platform/db/schema.ts'
import { rootFile } from '../platform/files.ts'
import { statusOf } from '../platform/http/problem.ts'
import { declaredRefusals } from '../platform/refusal.ts'
import '../import/refusals.ts' // of the command line: no route loads them

/** Everything that is made from the code and committed: path in the repository and content. */
export async function generated(db: Db, url: string): Promise<Map<string, string>> {
  const kontor = await compose({
    db,
    secret: 'only-to-describe-the-api-no-request-is-served',
    publicUrl: 'http://localhost:8080',
    version: '1',
    logger: false,
    rateLimitPerMinute: 1,
    privateTargets: false,
    role: 'api',
  })
  await kontor.app.ready()
  kontor.app.compileAll()
  const openapi = `${JSON.stringify(kontor.app.swagger(), null, 2)}\n`
  await kontor.stop()
  return new Map([
    ['openapi.json', openapi],
    ['sdk/schema.d.ts', await renderTypes(openapi)],
    ['db/schema.sql', await describeSchema(url)],
    ['docs/reference/permissions.md', renderPermissions()],
    ['docs/reference/problems.md', renderProblems()],
  ])
}

/** The types of the client in sdk/. The generator is a package of development, needed by nobody who only runs Kontor. */
async function renderTypes(openapi: string): Promise<string> {
  const { astToString, default: describe } = await import('openapi-typescript')
  return `// Made from openapi.json by \`npm run gen\`.\n${astToString(await describe(openapi, { silent: true }))}`
}

function renderProblems(): string {
  const rows = declaredRefusals().map(
    ([name, kind, title]) => `| \`/problems/${name}\` | ${statusOf(kind)} | ${title} |`,
  )
  return [
    '# Problems',
    '',
    'Every refusal of the API (RFC 9457) and of imported files, made by `npm run gen`.',
    '',
    '| type | status | title |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

export async function writeGenerated(db: Db, url: string): Promise<string[]> {
  const files = await generated(db, url)
  for (const [path, content] of files) writeFileSync(rootFile(path), content)
  return [...files.keys()]
}
