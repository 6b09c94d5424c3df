import type { Principal } from '../auth/principal.ts'
import type { Tx } from '../db/db.ts'
import { readId } from '../ids.ts'
import { type Endpoint, readEndpoints } from './store.ts'

/** The endpoint of this id, as far as it is the principal's: a key of one channel knows that channel's alone. */
export async function theirs(tx: Tx, principal: Principal, shown: string): Promise<Endpoint | undefined> {
  const id = readId(shown)
  const isTheirs = (one: Endpoint) => principal.channel === null || principal.channel === one.channel
  return (await readEndpoints(tx)).find((one) => one.id === id && isTheirs(one))
}
