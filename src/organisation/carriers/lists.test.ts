import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rootFile } from '../../platform/files.ts'
import { masterTables } from './lists.ts'

it('says in its page what stands in every column of every list', () => {
  const page = readFileSync(rootFile('docs', 'reference', 'promise-data-files.md'), 'utf8')
  for (const table of masterTables) {
    const [, section = ''] = page.split(`## ${table.name}\n`)
    for (const [column, about] of Object.entries(table.columns))
      expect(section.split('\n## ')[0]).toContain(`| \`${column}\` | ${about} |`)
  }
})
