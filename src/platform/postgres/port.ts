import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { readIfThere, replaceFile } from './small-files.ts'

const path = (folder: string) => join(folder, 'postgres-port')

/** `lost`: the port of the last start, when another program has it now. */
type Port = Readonly<{ port: number; lost: number | null }>

/** The port of the last start while it is still free, so that a console left open finds its database again; else any. */
export async function choosePort(folder: string): Promise<Port> {
  const last = Number(await readIfThere(path(folder)))
  if (last > 0 && (await tryPort(last)) !== null) return { port: last, lost: null }
  const port = await tryPort(0)
  if (port === null) throw new Error('No port is free on 127.0.0.1 for the embedded database.')
  return { port, lost: last > 0 ? last : null }
}

export async function keepPort(folder: string, port: number): Promise<void> {
  await replaceFile(path(folder), String(port))
}

export async function forgetPort(folder: string): Promise<void> {
  await rm(path(folder), { force: true })
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
