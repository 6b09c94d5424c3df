import type { FastifyRequest } from 'fastify'
import type { Principal } from '../auth/principal.ts'
import type { Context, Tx } from '../db/db.ts'
import { toldMeanwhile } from '../db/violation.ts'
import { makeGroups } from '../groups/groups.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { principalOf } from './app.ts'
import { type CommandDeps, hashOf, idempotencyKey, momentOf } from './command.ts'
import { RefusedRequest } from './errors.ts'

/** A command as it came over HTTP. `tx` is the group's transaction as this one sees it: by its actor, at its moment. */
export type Asked<B> = Readonly<{ principal: Principal; body: B; tx: Tx }>

/** Does a list of commands in one transaction, one after the other; what it refuses it does not write. */
export type GroupWork<B, R> = (tx: Tx, asked: readonly Asked<B>[]) => Promise<readonly (R | Refusal)[]>

export type GroupedCommand<B, R> = (request: FastifyRequest, body: B, weight: number) => Promise<R>

type Keyed<B> = Omit<Asked<B>, 'tx'> & Readonly<{ key: string; hash: Buffer; moment: Context }>
type Known = Readonly<{ principal: string; key: string; hash: Buffer; answer: unknown }>

/**
 * Runs a command of a request in a commit group: like `runCommand`, with one transaction for all that wait. The same
 * key with the same request gives the same answer; a refusal keeps no key, so that a retry is judged anew.
 */
export function groupCommands<B, R extends Readonly<Record<string, unknown>>>(
  deps: CommandDeps,
  work: GroupWork<B, R>,
): GroupedCommand<B, R> {
  const groups = makeGroups<Keyed<B>, R>(deps.db, (tx, commands) => runOnce(tx, commands, work))
  return async (request, body, weight) => {
    const principal = principalOf(request)
    const moment = momentOf(deps.access, principal, request.body)
    const command = { principal, body, moment, key: idempotencyKey(request), hash: hashOf(request) }
    const bytes = Number(request.headers['content-length'] ?? 0)
    const verdict = await groups.submit(principal.tenant, command, { weight, bytes })
    if (isRefusal(verdict)) throw new RefusedRequest(verdict)
    return verdict
  }
}

/** Does those commands of a group that were not done before, each key once. */
async function runOnce<B, R extends Readonly<Record<string, unknown>>>(
  tx: Tx,
  commands: readonly Keyed<B>[],
  work: GroupWork<B, R>,
): Promise<(R | Refusal)[]> {
  const known = new Map((await findAnswers(tx, commands)).map((row) => [placeOf(row.principal, row.key), row]))
  const first = new Map<string, Keyed<B>>()
  for (const one of commands) {
    const place = placeOf(one.principal.id, one.key)
    if (!known.has(place) && !first.has(place)) first.set(place, one)
  }
  const fresh = [...first.values()]
  const verdicts = new Map<Keyed<B>, R | Refusal>()
  if (fresh.length > 0) {
    const asked = fresh.map((one) => ({ principal: one.principal, body: one.body, tx: atMoment(tx, one.moment) }))
    for (const [index, verdict] of (await work(tx, asked)).entries()) verdicts.set(fresh[index] as Keyed<B>, verdict)
  }
  for (const row of await answeredMeanwhile(tx, verdicts)) known.set(placeOf(row.principal, row.key), row)
  const answers = fresh.flatMap((one) => {
    const verdict = verdicts.get(one) as R | Refusal
    return isRefusal(verdict) ? [] : [{ principal: one.principal.id, key: one.key, hash: one.hash, answer: verdict }]
  })
  tx.withCommit(writeAnswers(tx, answers))
  return commands.map((one) => {
    const place = placeOf(one.principal.id, one.key)
    const before = known.get(place) ?? (first.get(place) as Keyed<B>)
    if (!before.hash.equals(one.hash))
      return refuse.idempotency_key_reused('use a new key for a new request', { path: '/headers/idempotency-key' })
    return 'answer' in before ? (before.answer as R) : (verdicts.get(before) as R | Refusal)
  })
}

/**
 * Who hung up and asks again may be in the group ahead still, which was being written when this one looked for its key:
 * then what it took itself is gone by now, and it is no refusal but its answer that it is told.
 */
async function answeredMeanwhile<B, R>(tx: Tx, verdicts: ReadonlyMap<Keyed<B>, R | Refusal>): Promise<Known[]> {
  const refused = [...verdicts].flatMap(([one, verdict]) => (isRefusal(verdict) ? [one] : []))
  if (refused.length === 0) return []
  await tx.turn()
  return findAnswers(tx, refused)
}

/** A fact that has its own time keeps it, whatever it shares its transaction with. */
function atMoment(tx: Tx, { actor, occurredAt = tx.now, quiet = false }: Context): Tx {
  return tx.at({ occurredAt, quiet, actor })
}

/**
 * Lists of commands whose facts have the same moment, in the sequence in which they came: for work that asks the moment
 * more than once. What happens now is one list.
 */
export function byMoment<B>(asked: readonly Asked<B>[]): { tx: Tx; list: Asked<B>[] }[] {
  const lists: { tx: Tx; list: Asked<B>[] }[] = []
  for (const one of asked) {
    const last = lists.at(-1)
    if (last && last.tx.quiet === one.tx.quiet && last.tx.occurredAt.getTime() === one.tx.occurredAt.getTime())
      last.list.push(one)
    else lists.push({ tx: one.tx, list: [one] })
  }
  return lists
}

const placeOf = (principal: string, key: string) => `${principal} ${key}`

function findAnswers(tx: Tx, commands: readonly Keyed<unknown>[]): Promise<Known[]> {
  return tx.rows<Known>(
    'platform.find_idempotent_answers',
    `select i.principal_id as principal, i.key, i.request_hash as hash, i.answer
       from unnest($2::uuid[], $3::text[]) as k(principal_id, key)
       join platform.idempotency i using (principal_id, key) where i.tenant_id = $1`,
    [tx.tenant, commands.map((one) => one.principal.id), commands.map((one) => one.key)],
  )
}

/** Keeps the answers. A key that came meanwhile by another process makes the group look again. */
async function writeAnswers(tx: Tx, rows: readonly Known[]): Promise<void> {
  if (rows.length === 0) return
  const sorted = [...rows].sort((a, b) => (placeOf(a.principal, a.key) < placeOf(b.principal, b.key) ? -1 : 1))
  await tx
    .rows(
      'platform.write_idempotent_answers',
      `insert into platform.idempotency (tenant_id, principal_id, key, request_hash, status, answer, recorded_at)
       select $1, n.principal_id, n.key, n.hash, 201, n.answer, $6
         from unnest($2::uuid[], $3::text[], $4::bytea[], $5::jsonb[]) as n(principal_id, key, hash, answer)`,
      [
        tx.tenant,
        sorted.map((row) => row.principal),
        sorted.map((row) => row.key),
        sorted.map((row) => row.hash),
        sorted.map((row) => JSON.stringify(row.answer)),
        tx.now,
      ],
    )
    .catch(toldMeanwhile('idempotency_pkey'))
}
