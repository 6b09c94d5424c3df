import type { Vault } from '../../../platform/auth/secrets.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { EffectAnswer, EffectKind, EffectRequest } from '../../../platform/effects/effects.ts'
import type { PackageId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Account, Carrier, LabelAnswer, LabelDocument, VoidAnswer } from '../carriers/carrier.ts'
import { carrierOf } from '../carriers/carriers.ts'
import { readPackage } from '../work.ts'
import { LABEL } from './label.ts'
import { bookLabel, bookVoid } from './settle.ts'
import { readAddresses, readCarrier } from './store.ts'
import { VOID } from './void.ts'

export type CarrierDeps = Readonly<{ db: Db; vault: Vault; timeoutMs?: number }>

/** A carrier draws a label in well under a second; who takes this long has lost the question or the answer. */
export const CARRIER_TIMEOUT_MS = 10_000

/** How labels are bought and voided: the kinds of effects that the composition root gives to the ledger. */
export function carrierEffects(deps: CarrierDeps): EffectKind[] {
  // What is printed names a person. It travels beside the answer, because answers are kept in the ledger of effects.
  const documents = new WeakMap<object, LabelDocument>()
  const ledgerAnswer = (answer: LabelAnswer): EffectAnswer => {
    if (answer.outcome !== 'bought') return answer
    const { document, ...label } = answer.label
    if (document) documents.set(label, document)
    return { outcome: 'succeeded', answer: label }
  }
  return [
    {
      kind: LABEL,
      call: async (effect) => ledgerAnswer(await buy(deps, effect)),
      async ask(effect) {
        const { carrier, account } = await connection(deps, effect)
        const answer = carrier ? await carrier.askLabel(account, effect.key) : null
        return answer && ledgerAnswer(answer)
      },
      settle: (tx, effect, answer) =>
        bookLabel(tx, effect, answer, 'answer' in answer && answer.answer ? documents.get(answer.answer) : undefined),
    },
    {
      kind: VOID,
      async call(effect) {
        const { carrier, account } = await connection(deps, effect)
        if (!carrier) return { outcome: 'refused', problem: 'no_adapter' }
        return voidAnswer(await carrier.voidLabel(account, effect.key, String(effect.request['labelKey'])))
      },
      async ask(effect) {
        const { carrier, account } = await connection(deps, effect)
        const answer = carrier ? await carrier.askVoid(account, String(effect.request['labelKey'])) : null
        return answer && voidAnswer(answer)
      },
      settle: bookVoid,
    },
  ]
}

const voidAnswer = (answer: VoidAnswer): EffectAnswer =>
  answer.outcome === 'voided' ? { outcome: 'succeeded', answer: {} } : answer

async function buy(deps: CarrierDeps, effect: EffectRequest): Promise<LabelAnswer> {
  const { carrier, account, question } = await connection(deps, effect, async (tx) => {
    const work = await readPackage(tx, { id: effect.subject as PackageId }, null)
    if (isRefusal(work) || work.package.state === 'unpacked') return null
    const addresses = await readAddresses(tx, work.fulfillment)
    return addresses && { ...addresses, number: work.fulfillment.number, package: work.package }
  })
  if (!carrier) return { outcome: 'refused', problem: 'no_adapter' }
  if (!question) return { outcome: 'refused', problem: 'nothing_to_label' }
  const { service, trackingNumber } = effect.request
  return carrier.buyLabel(account, effect.key, {
    from: question.from,
    to: question.to,
    weightG: question.package.weightG,
    reference: question.number,
    packageReference: question.package.sscc ?? question.package.id,
    service: typeof service === 'string' ? service : null,
    trackingNumber: typeof trackingNumber === 'string' ? trackingNumber : null,
  })
}

/**
 * Our account with the provider of an effect, and what else the call needs, read where it was written: a replica may not
 * know it yet. A provider that was switched off still answers for what it began.
 */
async function connection<T>(
  deps: CarrierDeps,
  effect: EffectRequest,
  read: (tx: Tx) => Promise<T | null> = async () => null,
): Promise<{ carrier: Carrier | undefined; account: Account; question: T | null }> {
  const context = { tenant: effect.tenant, actor: { kind: 'system', id: null } } as const
  const { provider, question } = await deps.db.write(context, async (tx) => ({
    provider: await readCarrier(tx, { id: effect.provider }),
    question: await read(tx),
  }))
  return {
    carrier: provider && carrierOf(provider.adapter),
    account: {
      settings: provider?.settings ?? {},
      secret: provider?.secret ? deps.vault.open(provider.secret) : null,
      timeoutMs: deps.timeoutMs ?? CARRIER_TIMEOUT_MS,
    },
    question,
  }
}
