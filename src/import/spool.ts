import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RefusedRequest, refuseHttp } from '../platform/http/errors.ts'

const MOST_BYTES = 200_000_000

/**
 * Keeps what is sent in a file of its own until it was read: a browser reads no answer before it has sent everything, so
 * that progress could not be told otherwise, and a slow line would hold a transaction open.
 */
export async function spool(body: Readable): Promise<{ path: string; drop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-import-'))
  const drop = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'file')
  try {
    await pipeline(body, atMost(MOST_BYTES), createWriteStream(path, { mode: 0o600 }))
    return { path, drop }
  } catch (error) {
    await drop()
    throw error
  }
}

function atMost(most: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes <= most) done(null, chunk)
      else done(new RefusedRequest(refuseHttp.payload_too_large(`a file may have ${most} bytes`)))
    },
  })
}
