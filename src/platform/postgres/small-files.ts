import { randomBytes } from 'node:crypto'
import { type FileHandle, link, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The trimmed text of a file, null when there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Writes a file that only its owner may read, once: of several processes that try at the same moment one writes, and all
 * get what it wrote. The link makes it appear complete or not at all.
 */
export async function createOnce(path: string, text: string): Promise<string> {
  const there = await readIfThere(path)
  if (there !== null) return there
  const temporary = await writeTemporary(path, text)
  try {
    await link(temporary, path)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    await unlink(temporary)
  }
  return (await readFile(path, 'utf8')).trim()
}

/** Replaces a small file in one step, so that readers see the old text or the new, never half of it. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await rename(await writeTemporary(path, text), path)
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
}

async function writeTemporary(path: string, text: string): Promise<string> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(`${text}\n`)
    await giveToOwnerOf(dirname(path), file)
    await file.sync()
  } finally {
    await file.close()
  }
  return temporary
}

/** What root makes in another user's folder belongs to that user, who would not get at it otherwise. */
async function giveToOwnerOf(folder: string, file: FileHandle): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(folder)
  await file.chown(uid, gid)
}
