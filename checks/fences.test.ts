import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { rootFile } from '../src/platform/files.ts'
import { allBreaches, breaches } from './sql-fence.mjs'

describe('the SQL fence', () => {
  it('is silent on the code as it is', () => {
    expect(allBreaches(rootFile('src'))).toEqual([])
  })

  it('falls for a table of another module, and for a view that was not declared', () => {
    const text = 'select 1 from inventory.stock s join finance.v_journal j on true'
    expect(breaches('promise', text)).toEqual([
      { line: 1, relation: 'inventory.stock' },
      { line: 1, relation: 'finance.v_journal' },
    ])
  })

  it('lets published views of declared modules pass, and any view to those who read all', () => {
    expect(breaches('promise', 'select 1 from capture.v_order_line join fulfill.v_fulfillment_line on true')).toEqual(
      [],
    )
    expect(breaches('insight', 'select 1 from finance.v_journal join pay.v_operation on true')).toEqual([])
    expect(breaches('insight', 'select 1 from pay.operation')).toEqual([{ line: 1, relation: 'pay.operation' }])
  })
})

/** A copy of the sources in which one file is changed, with the fences beside it. */
describe('the import fence', () => {
  const copy = mkdtempSync(join(tmpdir(), 'kontor-fence-'))
  afterAll(() => rmSync(copy, { recursive: true, force: true }))
  mkdirSync(join(copy, 'src'), { recursive: true })
  for (const part of ['src', 'architecture.mjs', '.dependency-cruiser.mjs', 'tsconfig.json', 'package.json'])
    cpSync(rootFile(part), join(copy, part), { recursive: true })

  symlinkSync(rootFile('node_modules'), join(copy, 'node_modules'))

  const cruise = () => {
    try {
      execFileSync(
        rootFile('node_modules', '.bin', 'depcruise'),
        ['src', '--config', '.dependency-cruiser.mjs', '--preserve-symlinks', '--output-type', 'err'],
        { cwd: copy, encoding: 'utf8', stdio: 'pipe' },
      )
      return ''
    } catch (error) {
      return String((error as { stdout: string }).stdout)
    }
  }

  it('falls for each rule that is broken on purpose', () => {
    const plant = (path: string, line: string) =>
      writeFileSync(join(copy, 'src', path), `${line}\nexport const planted = true\n`)
    plant('order/promise/decide.ts', "import '../../platform/db/db.ts'")
    plant('order/promise/through-the-wall.ts', "import '../../inventory/balance/store.ts'")
    plant('order/promise/undeclared.ts', "import '../aftersales/index.ts'")
    plant('platform/business.ts', "import '../order/capture/index.ts'")
    plant('order/promise/round/a.ts'.replace('round/', ''), "import './b.ts'")
    plant('order/promise/b.ts', "import './a.ts'")
    plant('order/promise/driver.ts', "import 'pg'")
    const output = cruise()
    for (const rule of [
      'the-core-is-pure',
      'promise-uses-only-what-it-declared',
      'platform-knows-no-business',
      'no-circular',
      'sql-only-in-stores',
    ])
      expect(output).toContain(rule)
    expect(output).toContain('through-the-wall.ts')
    expect(output).toContain('undeclared.ts')
  })
})
