import type { Tx } from '../../platform/db/db.ts'
import { keep, recall } from '../../platform/events/kept.ts'
import { readLocations } from '../places/store.ts'
import { readPolicies } from '../settings/settings.ts'
import {
  type CalendarRow,
  type CutOffRow,
  compileMaster,
  type DayRow,
  type PriceRow,
  type ServiceRow,
  type TransitRow,
} from './compile.ts'
import { masterTables } from './lists.ts'
import type { Master } from './master.ts'
import { MASTER_CHANGED } from './master-table.ts'
import type { ZoneRow } from './zones.ts'

/**
 * The master data of the tenant as this transaction sees it: compiled once by each process, and again when somebody
 * has changed a list, a location or a policy.
 */
export function readMaster(tx: Tx): Promise<Master> {
  return recall(tx, master)
}

const LISTS: ReadonlySet<unknown> = new Set(['organisation', 'policies', ...masterTables.map((table) => table.name)])

const master = keep<Master>({
  name: 'organisation.master',
  types: new Set([MASTER_CHANGED]),
  concerns: ({ list }) => LISTS.has(list),
  load: compile,
})

async function compile(tx: Tx): Promise<Master> {
  const of = <T>(name: string, text: string) => tx.rows<T>(`organisation.master_${name}`, text, [tx.tenant])
  const [locations, policies, calendars, days, services, zones, prices, transits, cutOffs] = await Promise.all([
    readLocations(tx),
    readPolicies(tx),
    of<CalendarRow>(
      'calendars',
      `select location, hours, holiday_region as "holidayRegion", ship_days as "shipDays", ship_minutes as "shipMinutes", collect_days as "collectDays",
              collect_minutes as "collectMinutes", orders_a_day as "ordersADay", units_a_day as "unitsADay"
         from organisation.calendar where tenant_id = $1`,
    ),
    of<DayRow>(
      'days',
      `select location, on_day as day, hours from organisation.calendar_day where tenant_id = $1 and on_day > now() - interval '30 days'`,
    ),
    of<ServiceRow>(
      'services',
      `select code, carrier, name, features, delivers, min_weight_g as "minWeightG", max_weight_g as "maxWeightG", co2_g_per_tkm as "co2GPerTkm", rank
         from organisation.carrier_service where tenant_id = $1 and active`,
    ),
    of<ZoneRow>(
      'zones',
      `select carrier, country, postal_from as "postalFrom", postal_to as "postalTo", zone from organisation.carrier_zone where tenant_id = $1`,
    ),
    of<PriceRow>(
      'prices',
      `select service, origin, zone, up_to_g as "upToG", valid_from as "validFrom", valid_to as "validTo", price_minor + surcharge_minor as "costMinor", currency
         from organisation.carrier_price where tenant_id = $1`,
    ),
    of<TransitRow>(
      'transits',
      `select service, origin, zone, min_days as "minDays", max_days as "maxDays" from organisation.carrier_transit where tenant_id = $1`,
    ),
    of<CutOffRow>(
      'cut_offs',
      `select service, location, weekday, cut_off as "cutOff", pick_up as "pickUp" from organisation.carrier_cut_off where tenant_id = $1`,
    ),
  ])
  return compileMaster({ locations, policies, calendars, days, services, zones, prices, transits, cutOffs })
}
