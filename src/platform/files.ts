import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | undefined

/** The path of a file of the repository, from the sources as well as from the build in `dist/`. */
export function rootFile(...parts: string[]): string {
  if (root === undefined) {
    let folder = dirname(fileURLToPath(import.meta.url))
    while (!existsSync(join(folder, 'package.json')) || folder.endsWith('dist')) {
      const parent = dirname(folder)
      if (parent === folder) throw new Error('package.json not found')
      folder = parent
    }
    root = folder
  }
  return join(root, ...parts)
}
