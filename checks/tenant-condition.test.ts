import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { rootFile } from '../src/platform/files.ts'

const MODULES = readFileSync(rootFile('architecture.mjs'), 'utf8').matchAll(/^ {2}(\w+): \{/gm)
const SCHEMAS = [...[...MODULES].map(([, name]) => name), 'platform'].join('|')
const TABLE = new RegExp(`\\b(?:from|join|into|update)\\s+(?:only\\s+)?(?:${SCHEMAS})\\.\\w+`, 'i')
/** Asked before anybody is known, or for all tenants: the one table that has no tenant. */
const WITHOUT = /\b(?:from|into)\s+platform\.tenant\b/
const QUOTED = /'(?:[^'\\\n]|\\.)*'/g

/** Templates of a text, each whole: what stands in its blanks is part of it. */
function templates(text: string): string[] {
  const found: string[] = []
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at + 1)) {
    const end = endOfTemplate(text, at)
    found.push(text.slice(at, end))
    at = end
  }
  return found
}

function endOfTemplate(text: string, start: number): number {
  let depth = 0
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (depth === 0 && text[at] === '`') return at
    else if (text.startsWith('${', at)) depth++
    else if (depth > 0 && text[at] === '}') depth--
    else if (depth > 0 && text[at] === '`') at = endOfTemplate(text, at)
  }
  return text.length
}

const literals = (text: string) => [...templates(text), ...[...text.matchAll(QUOTED)].map(([quoted]) => quoted)]

/** It compares the tenant with the transaction's, follows a row whose tenant was compared, asks a function of that tenant, or writes it. */
function saysWhose(text: string): boolean {
  if (/tenant_id\s*=\s*(\$1|\w+\.tenant_id)/.test(text)) return true
  if (/from\s+\w+\.\w+\(\$1\b/.test(text)) return true
  return /insert into/.test(text) && /tenant_id/.test(text) && /\$1/.test(text)
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts') && !/[.]test[.]ts$/.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => !path.includes('/testing/'))
}

/** Row level security stands behind it; this is the layer in front: whose rows a statement wants is said in it. */
it('says in every statement whose rows it is about', () => {
  const silent: string[] = []
  let statements = 0
  for (const path of sources(rootFile('src')))
    for (const text of literals(readFileSync(path, 'utf8'))) {
      if (!TABLE.test(text) || WITHOUT.test(text)) continue
      statements++
      if (!saysWhose(text)) silent.push(`${relative(rootFile('.'), path)}: ${text.slice(0, 160).replace(/\s+/g, ' ')}`)
    }
  expect(silent).toEqual([])
  expect(statements).toBeGreaterThan(250)
})
