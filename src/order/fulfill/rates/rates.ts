import type { Vault } from '../../../platform/auth/secrets.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Asker } from '../bounds.ts'
import type { Account, Carrier, Rate, RateQuestion } from '../carriers/carrier.ts'
import { carrierOf } from '../carriers/carriers.ts'
import { readAddresses, readCarrier } from '../label/store.ts'
import { refuseWork } from '../refusals.ts'
import { type PackageRef, readPackage } from '../work.ts'

export type RateRequest = Readonly<{ carrier: Carrier; account: Account; question: RateQuestion }>

/** Everything that asking a carrier for its prices needs; the carrier is asked after the reading is over. */
export async function prepareRates(
  tx: Tx,
  { vault, timeoutMs }: Readonly<{ vault: Vault; timeoutMs: number }>,
  ref: PackageRef,
  code: string,
  asker: Asker,
): Promise<RateRequest | Refusal> {
  const work = await readPackage(tx, ref, asker)
  if (isRefusal(work)) return work
  const provider = await readCarrier(tx, { code })
  const carrier = provider?.active ? carrierOf(provider.adapter) : undefined
  if (!provider || !carrier) return refuseWork.carrier_unknown(`there is no carrier ${code}`, { path: '/carrier' })
  const addresses = await readAddresses(tx, work.fulfillment)
  if (!addresses) return refuseWork.wrong_destination(`${work.fulfillment.number} goes to no address`)
  const secret = provider.secret ? vault.open(provider.secret) : null
  return {
    carrier,
    account: { settings: provider.settings, secret, timeoutMs },
    question: { ...addresses, weightG: work.package.weightG },
  }
}

/** What the carrier would take, service by service. */
export async function askRates({ carrier, account, question }: RateRequest): Promise<readonly Rate[] | Refusal> {
  const answer = await carrier.rates(account, question)
  if (!('outcome' in answer)) return answer
  return answer.outcome === 'refused'
    ? refuseWork.carrier_declined(answer.problem)
    : refuseWork.carrier_away(answer.problem)
}
