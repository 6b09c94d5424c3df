import type { Channel, Loads, Master, Place, Service } from '../../../organisation/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type ItemId, newId, type OrderId, type SupplyId } from '../../../platform/ids.ts'
import type { SourceDelivery, SourceRequest, Split } from '../../capture/index.ts'
import type { World as Shown } from '../availability/world.ts'
import type { Incoming } from '../source/decide.ts'
import { plainReads } from '../source/reads.ts'
import { readWorld, type World } from '../source/world.ts'
import { pointOf } from './basket.ts'
import { lanesOn } from './lanes.ts'
import type { QuoteRequest, Want } from './model.ts'

/** A way that is asked about, as the question that placing would ask: sent by a service, or fetched at a store. */
export type Way = Readonly<{
  request: SourceRequest
  delivery: SourceDelivery
  service: Service | null
  store: Place | null
}>

type Basket = Readonly<{ wants: readonly Want[] }>

/** Line n of the question is want n of the basket. */
export function makeWay(
  asked: QuoteRequest,
  { wants }: Basket,
  channel: Channel,
  by: Readonly<{ service: Service } | { store: Place }>,
): Way {
  const service = 'service' in by ? by.service : null
  const store = 'store' in by ? by.store : null
  const to = store ? null : asked.shipTo
  const point = to && pointOf(to)
  const delivery: SourceDelivery = {
    delivery: 1,
    method: store ? 'collect' : 'ship',
    pickupLocation: store?.location.id ?? null,
    country: store?.location.country ?? to?.country ?? '',
    region: to?.region ?? null,
    postalCode: to?.postalCode ?? null,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    locatedBy: null,
    requestedOn: asked.requestedOn ?? null,
    carrierService: service?.code ?? null,
    lines: wants.map(({ line, item, units }, index) => ({
      line: index + 1,
      item: item.id,
      kind: 'physical',
      units,
      preorder: false,
      sku: item.sku,
      weightG: item.weightG,
      split: splitOf(asked.lines[line - 1]),
    })),
  }
  const { customerGroup = null, valueMinor = 0, terms = null, tags = [] } = asked.order ?? {}
  return {
    service,
    store,
    delivery,
    request: {
      order: newId<OrderId>(),
      channel: channel.id,
      brand: channel.brand,
      legalEntity: channel.legalEntity,
      priority: 0,
      shortage: 'backorder',
      facts: {
        channelCode: channel.code,
        channelKind: channel.kind,
        currency: channel.currency,
        customerGroup,
        valueMinor,
        terms,
        tags,
      },
      deliveries: [delivery],
    },
  }
}

function splitOf(line: QuoteRequest['lines'][number] | undefined): Split | null {
  if (line?.shipAlone) return 'alone'
  return line?.shipTogether === undefined ? null : `with ${line.shipTogether}`
}

/** What sourcing would see now, from what was read for the quote already: stock, supplies, master data and loads. */
export function readSourcing(tx: Tx, shown: Shown, loads: Loads, ways: readonly Way[]): Promise<World> {
  return readWorld(
    tx,
    ways.map((way) => way.request),
    {
      ...plainReads,
      readStock: async (_, items) => new Map(items.map((item) => [item, shown.free(item)])),
      readIncoming: async (_, items) => items.flatMap((item) => incomingOf(shown, item)),
      readLanes: async (_, requests) => lanesOn(shown.master, loads, requests, shown.now),
      readServices: async () => codesOf(shown.master),
      shipToStore: true,
    },
  )
}

function incomingOf({ coming, master }: Shown, item: ItemId): Incoming[] {
  return [...coming(item)].flatMap(([index, supplies]) => {
    const place = master.places[index]
    if (!place) return []
    return supplies.map(({ supply, units, at }) => ({
      supply: supply as SupplyId,
      item,
      location: place.location.id,
      units,
      expectedAt: new Date(at),
    }))
  })
}

function codesOf({ services }: Master): ReadonlySet<string> {
  return new Set(services.map((service) => service.code))
}
