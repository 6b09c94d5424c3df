import type { Tx } from '../../../platform/db/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Refusal } from '../../../platform/refusal.ts'
import { checkVersion } from '../../../platform/version.ts'
import { compile, type Problem } from './compile.ts'
import { BUILT_IN, type Definition, ruleOf, type Strategy, type StrategyState } from './model.ts'
import { refuseSourcing as refuse } from './refusals.ts'
import {
  activateDraft,
  insertDraft,
  listStrategies,
  lockStrategy,
  readStrategy,
  retireActive,
  updateDraft,
} from './store.ts'

/** All versions of the merchant, newest first, and the built-in one. */
export async function allStrategies(tx: Tx, only: { code?: string; state?: StrategyState }): Promise<Strategy[]> {
  const own = await listStrategies(tx, only)
  const isAsked = (only.code ?? BUILT_IN.code) === BUILT_IN.code && (only.state ?? 'active') === 'active'
  return isAsked ? [...own, BUILT_IN] : own
}

export async function findStrategy(tx: Tx, id: string): Promise<Strategy | Refusal> {
  if (id === BUILT_IN.id) return BUILT_IN
  return (await readStrategy(tx, id)) ?? refuse.strategy_not_found('there is no such strategy')
}

/** What is wrong with a definition, all of it; nothing is saved. */
export function checkDefinition(definition: Definition): Problem[] {
  const made = compile({ id: '', code: 'check', version: 1, definition })
  return 'problems' in made ? made.problems : []
}

function refuseProblems(problems: readonly Problem[]): Refusal | null {
  const [first] = problems
  if (!first) return null
  return refuse.bad_strategy(`${first.reason} (at character ${first.position + 1})`, {
    path: first.path,
    more: { problems },
  })
}

/** Writes the next version of a code as a draft. */
export async function createDraft(
  tx: Tx,
  wanted: Pick<Strategy, 'code' | 'name' | 'definition'>,
): Promise<{ id: string; version: number; edit: number } | Refusal> {
  if (wanted.code === BUILT_IN.code) return refuse.code_is_built_in('choose another code', { path: '/code' })
  const refused = refuseProblems(checkDefinition(wanted.definition))
  if (refused) return refused
  const id = newId()
  const made = await insertDraft(tx, { ...wanted, id })
  if (!made) return refuse.draft_raced('look at its versions and try again')
  tx.announce({ type: 'strategy.drafted', subject: id, data: { rule: ruleOf({ ...wanted, version: made.version }) } })
  return { id, version: made.version, edit: 1 }
}

/** Changes a draft that somebody saw at an edit. */
export async function editDraft(
  tx: Tx,
  id: string,
  seen: number | null,
  change: Pick<Strategy, 'name' | 'definition'>,
): Promise<Strategy | Refusal> {
  const before = await lockDraft(tx, id)
  if ('refused' in before) return before
  const refused = checkVersion(seen, before.edit) ?? refuseProblems(checkDefinition(change.definition))
  if (refused) return refused
  await updateDraft(tx, { id, ...change })
  return { ...before, ...change, edit: before.edit + 1, changedAt: tx.now }
}

async function lockDraft(tx: Tx, id: string): Promise<Strategy | Refusal> {
  const found = await lockStrategy(tx, id)
  if (!found) return refuse.strategy_not_found('there is no such strategy')
  if (found.state !== 'draft') return refuse.not_a_draft(`${ruleOf(found)} is ${found.state}; write the next version`)
  return found
}

export type Switched = Readonly<{ id: string; state: StrategyState; retired: string | null }>

/** A draft decides from now on; the version of its code that did so until now is retired. */
export async function activate(tx: Tx, id: string): Promise<Switched | Refusal> {
  const draft = await lockDraft(tx, id)
  if ('refused' in draft) return draft
  // What was saved may have been checked by an older version of the language.
  const refused = refuseProblems(checkDefinition(draft.definition))
  if (refused) return refused
  const retired = await retireActive(tx, draft.code)
  await activateDraft(tx, id)
  tx.announce({ type: 'strategy.activated', subject: id, data: { rule: ruleOf(draft), retired } })
  return { id, state: 'active', retired }
}

/** A version that decided before decides again: its definition becomes the next version, and history stays as it was. */
export async function reinstate(tx: Tx, id: string): Promise<Switched | Refusal> {
  const former = await findStrategy(tx, id)
  if ('refused' in former) return former
  if (former.state !== 'retired') return refuse.not_retired(`${ruleOf(former)} is ${former.state}`)
  const draft = await createDraft(tx, former)
  return 'refused' in draft ? draft : activate(tx, draft.id)
}

/** An active strategy decides no more; the next one that applies does, in the end the built-in one. */
export async function retire(tx: Tx, id: string): Promise<Switched | Refusal> {
  const found = await lockStrategy(tx, id)
  if (!found) return refuse.strategy_not_found('there is no such strategy')
  if (found.state !== 'active') return refuse.not_active(`${ruleOf(found)} is ${found.state}`)
  await retireActive(tx, found.code)
  tx.announce({ type: 'strategy.retired', subject: id, data: { rule: ruleOf(found) } })
  return { id, state: 'retired', retired: id }
}
