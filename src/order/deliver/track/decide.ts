import { type Code, type DoorBucket, isUnderWay, type PackageFacts } from '../model.ts'

export type Scanned = Readonly<{ code: Code; at: Date; receivedBy: string | null }>
export type ScanEffect = Readonly<{
  facts: PackageFacts
  /** Where the package's units go on the order. */
  move: Readonly<{ from: DoorBucket; to: DoorBucket }> | null
  event: string | null
}>

/**
 * What a scan changes. A scan that comes late or out of order is kept by the caller and changes nothing: what is
 * delivered stays delivered, and an older scan does not turn the clock back.
 */
export function decideScan(facts: PackageFacts, { code, at, receivedBy }: Scanned): ScanEffect {
  const heard = { ...facts, lastEventAt: at > facts.lastEventAt ? at : facts.lastEventAt }
  const nothing: ScanEffect = { facts: heard, move: null, event: null }
  if (facts.resolved || facts.state === 'delivered' || facts.state === 'came_back') return nothing
  if (facts.state === 'going_back')
    return code === 'lost'
      ? { facts: { ...heard, state: 'lost' }, move: { from: 'sent_back', to: 'lost' }, event: 'package.lost' }
      : nothing
  if (code === 'delivered') {
    const from = facts.state === 'lost' ? 'lost' : 'shipped'
    const arrived = { ...heard, state: 'delivered', deliveredAt: at, receivedBy } as const
    return { facts: arrived, move: { from, to: 'delivered' }, event: 'package.delivered' }
  }
  if (!isUnderWay(facts)) return nothing
  return onTheWay(facts, heard, code, at)
}

function onTheWay(facts: PackageFacts, heard: PackageFacts, code: Exclude<Code, 'delivered'>, at: Date): ScanEffect {
  const isNews = at >= facts.lastEventAt
  const quietly = (state: PackageFacts['state']): ScanEffect => ({
    facts: isNews ? { ...heard, state } : heard,
    move: null,
    event: null,
  })
  switch (code) {
    case 'picked_up':
    case 'in_transit':
      return quietly('under_way')
    case 'out_for_delivery':
      return quietly('out_for_delivery')
    case 'damaged':
      return { facts: heard, move: null, event: 'package.damaged' }
    case 'delivery_failed': {
      const failed = { ...heard, failedAttempts: facts.failedAttempts + 1 }
      return { facts: isNews ? { ...failed, state: 'failed' } : failed, move: null, event: 'delivery.failed' }
    }
    case 'returned_to_sender':
      return {
        facts: { ...heard, state: 'going_back' },
        move: { from: 'shipped', to: 'sent_back' },
        event: 'package.sent_back',
      }
    case 'lost':
      return { facts: { ...heard, state: 'lost' }, move: { from: 'shipped', to: 'lost' }, event: 'package.lost' }
  }
}
