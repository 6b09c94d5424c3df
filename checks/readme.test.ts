import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MOVES } from '../src/order/capture/model.ts'
import { rootFile } from '../src/platform/files.ts'

const STORY = rootFile('src', 'order')

/** Folders with a file in them; an empty one is nobody's yet. */
function foldersBelow(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((file) => relative(folder, file.parentPath)).filter((path) => path !== '')
  return [...new Set(paths.flatMap(withParents))].sort()
}

function withParents(path: string): string[] {
  const parent = dirname(path)
  return parent === '.' ? [path] : [...withParents(parent), path]
}

describe('the README of the story', () => {
  const text = readFileSync(join(STORY, 'README.md'), 'utf8')
  const named = new Set([...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link))

  it('names every folder of the story, and nothing that is not there', () => {
    expect(foldersBelow(STORY).filter((folder) => !named.has(folder))).toEqual([])
    expect([...named].filter((link) => !existsSync(join(STORY, link)))).toEqual([])
  })
})

describe('the diagram of the story', () => {
  const text = readFileSync(rootFile('docs', 'explanation', 'the-story-of-an-order.md'), 'utf8')
  const shown = [...text.matchAll(/^ {2}(\w+) --> (\w+)/gm)].map(([, from, to]) => `${from} --> ${to}`)

  it('shows the allowed moves of a unit and no others', () => {
    const allowed = Object.entries(MOVES).flatMap(([from, ways]) => ways.map((to) => `${from} --> ${to}`))
    expect(shown.sort()).toEqual(allowed.sort())
  })
})
