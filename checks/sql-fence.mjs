// Each module's SQL names its own tables, or the published views (schema.v_*) of modules it declared.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { modules, platformSchema } from '../architecture.mjs'

const RELATION =
  /\b(?:from|join|into|update|table|using|recordset\(null::)\s*(?:only\s+)?"?([a-z_]+)"?\."?([a-z_]+)"?/gi
const sources = (dir) =>
  (existsSync(dir) ? readdirSync(dir, { recursive: true }) : [])
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `${dir}/${file}`)

/** Every statement of a text that names a relation its module may not name. */
export function breaches(name, text, table = modules) {
  const { uses, reads = [] } = table[name]
  const found = []
  for (const { 1: schema, 2: relation, index } of text.matchAll(RELATION)) {
    if (!(schema in table) && schema !== platformSchema) continue
    const published = relation.startsWith('v_') && (reads === 'all' || [...uses, ...reads].includes(schema))
    if (schema === name || published) continue
    found.push({ line: text.slice(0, index).split('\n').length, relation: `${schema}.${relation}` })
  }
  return found
}

export function allBreaches(root = 'src') {
  return Object.entries(modules).flatMap(([name, { path }]) =>
    sources(`${root}/${path}`).flatMap((file) =>
      breaches(name, readFileSync(file, 'utf8')).map((one) => ({ file, name, ...one })),
    ),
  )
}

if (process.argv[1]?.endsWith('sql-fence.mjs')) {
  const found = allBreaches()
  for (const { file, line, name, relation } of found)
    console.error(`${file}:${line}: ${name} may not touch ${relation}`)
  process.exitCode = found.length > 0 ? 1 : 0
}
