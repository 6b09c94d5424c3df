import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../src/platform/db/db.ts'
import { newId } from '../src/platform/ids.ts'
import { liveALittle } from '../src/testing/full-merchant.ts'
import { type Merchant, openMerchant, useHouse } from '../src/testing/house.ts'
import { sound } from '../src/testing/order-story.ts'

const house = useHouse()
let merchant: Merchant
beforeAll(async () => {
  merchant = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
  await liveALittle(house, merchant)
})
afterAll(() => sound(house, merchant))

/** A second row like one that is there, but for what is said: `once` is what must not be there twice. */
const again = (table: string, over: string, where = 'true') =>
  `insert into ${table} select (jsonb_populate_record(x, ${over})).* from ${table} x where tenant_id = $1 and ${where} limit 1`
/** Two new rows that have the same of what must not be there twice. */
const twice = (table: string, over: string) =>
  `insert into ${table} select (jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid()) || ${over})).*
     from ${table} x, generate_series(1, 2) n where x.tenant_id = $1 and x.id = (select id from ${table} where tenant_id = $1 limit 1)`
const NEW_ID = `jsonb_build_object('id', $2::uuid)`

/** What the database refuses by itself, as the application's role, whatever the code in front of it forgot. */
const attempts: Readonly<Record<string, string>> = {
  stock_not_negative: `update inventory.stock set on_hand = -1, unavailable = -2 - reserved - allocated where tenant_id = $1`,
  stock_not_oversold: `update inventory.stock set reserved = on_hand + 1 where tenant_id = $1`,
  supply_not_overpromised: `update inventory.expected_supply set pegged = units + 1 where tenant_id = $1`,
  supply_reference_once: again('inventory.expected_supply', NEW_ID),
  movement_moves: again('inventory.movement', `${NEW_ID} || '{"units": 0, "unavailable": 0, "once": null}'`),
  movement_once: twice('inventory.movement', `jsonb_build_object('once', $2::uuid)`),
  snapshot_once: `insert into inventory.snapshot (tenant_id, id, item_id, location_id, units, as_of, recorded_at, difference)
    select $1, gen_random_uuid(), $2, $2, 1, '2026-01-01', now(), 0 from generate_series(1, 2)`,
  transfer_conserves: `update inventory.transfer_line set received = sent + 1 where tenant_id = $1`,
  order_adds_up: `update capture.sales_order set total_minor = total_minor + 1 where tenant_id = $1`,
  order_refunds_what_it_took: `update capture.sales_order set refunded_minor = captured_minor + 1 where tenant_id = $1`,
  order_number_once: again('capture.sales_order', `${NEW_ID} || '{"external_number": null}'`),
  order_external_number_once: twice(
    'capture.sales_order',
    `jsonb_build_object('number', n::text, 'external_number', $2::uuid)`,
  ),
  delivery_has_a_destination: `update capture.delivery set ship_to = null, pickup_location_id = null where tenant_id = $1`,
  unit_in_one_bucket: `update capture.order_line set open = open + 1 where tenant_id = $1`,
  bucket_not_negative: `update capture.order_line set open = -1, shipped = shipped + 1 + open where tenant_id = $1`,
  line_adds_up: `update capture.order_line set gross_minor = gross_minor + 1 where tenant_id = $1`,
  charge_adds_up: `insert into capture.charge (tenant_id, order_id, charge, kind, name, tax_class, net_minor, tax_minor, gross_minor)
    select tenant_id, id, 99, 'fee', 'x', 'standard', 1, 1, 1 from capture.sales_order where tenant_id = $1`,
  hand_has_an_actor: again('promise.decision', `${NEW_ID} || '{"kind": "by_hand", "actor_kind": null}'`),
  effect_only_once: again('platform.effect', NEW_ID),
  effect_settled_has_time: `update platform.effect set settled_at = null where tenant_id = $1 and state = 'succeeded'`,
  timer_once: `insert into platform.timer (tenant_id, id, kind, subject_id, due_at) select $1, gen_random_uuid(), 'x', $2, now() from generate_series(1, 2)`,
  operation_once_per_cause: again(
    'pay.operation',
    `${NEW_ID} || '{"provider_reference": null}'`,
    'cause_id is not null',
  ),
  operation_reference_once: again(
    'pay.operation',
    `${NEW_ID} || '{"cause_id": null}'`,
    'provider_reference is not null',
  ),
  fulfillment_unit_in_one_place: `update fulfill.fulfillment_line set waiting = waiting + 1 where tenant_id = $1`,
  package_tracking_number: again(
    'fulfill.package',
    `${NEW_ID} || '{"package": 99, "sscc": null}'`,
    'tracking_number is not null',
  ),
  package_sscc: twice(
    'fulfill.package',
    `jsonb_build_object('package', 90 + n, 'tracking_number', null, 'sscc', $2::uuid)`,
  ),
  tracking_event_once: again('deliver.tracking_event', NEW_ID),
  return_counts_in_order: `update aftersales.return_line set received = expected + 1 where tenant_id = $1`,
  message_once_per_cause: again('messages.message', NEW_ID),
  cause_booked_once: again('finance.journal_entry', NEW_ID),
  posting_check: again('finance.posting', `jsonb_build_object('posting', 99, 'credit', x.debit)`),
  posting_amount_minor_check: again('finance.posting', `'{"posting": 99, "amount_minor": 0}'`),
  erased_keeps_nothing: `update customers.customer set erased_at = now() where tenant_id = $1`,
  bound_roles_are_bound: `insert into organisation.role_grant (tenant_id, user_id, role) select $1, id, 'warehouse_worker' from organisation.app_user where tenant_id = $1`,
  channel_numbers_apart: `update organisation.channel set number_prefix = 'X-' where tenant_id = $1`,
  api_key_key_hash_check: `update organisation.api_key set key_hash = 'ktr_in_clear' where tenant_id = $1`,
  session_token_hash_check: `update organisation.session set token_hash = 'kts_in_clear' where tenant_id = $1`,
  customer_link_token_hash_check: `update capture.customer_link set token_hash = 'ktl_in_clear' where tenant_id = $1`,
  amendment_version_check: `insert into capture.amendment (tenant_id, order_id, version, kind, actor_kind, detail, occurred_at, recorded_at)
    select tenant_id, id, 1, 'cancel', 'system', '{}', now(), now() from capture.sales_order where tenant_id = $1`,
}

const refusedBy = (work: (tx: Tx) => Promise<unknown>) =>
  house.db.write(merchant.context, work).then(
    () => 'nothing',
    (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
  )

describe('the database itself', () => {
  it.each(Object.entries(attempts))('refuses what breaks %s', async (name, sql) => {
    const values = sql.includes('$2') ? [merchant.context.tenant, newId()] : [merchant.context.tenant]
    expect(await refusedBy((tx) => tx.rows(`test.break.${name}`, sql, values))).toBe(name)
  })

  it('lets nobody change what is append-only', async () => {
    for (const [table, column] of [
      ['platform.event', 'type'],
      ['inventory.movement', 'units'],
      ['finance.journal_entry', 'event'],
      ['finance.posting', 'amount_minor'],
      ['capture.amendment', 'detail'],
      ['promise.promise', 'units'],
      ['promise.decision', 'rule'],
      ['deliver.tracking_event', 'code'],
      ['customers.consent', 'given'],
      ['pay.allocation', 'amount_minor'],
      ['fulfill.shipment', 'service'],
      ['platform.inbound_event', 'event_id'],
      ['platform.webhook_resend', 'resent'],
      ['inventory.snapshot', 'units'],
    ])
      for (const sql of [
        `update ${table} set ${column} = ${column} where tenant_id = $1`,
        `delete from ${table} where tenant_id = $1`,
      ])
        expect(await refusedBy((tx) => tx.rows(`test.${sql.slice(0, 6)}.${table}`, sql, [tx.tenant])), sql).toMatch(
          /permission denied/,
        )
  })

  it('lets the application make no tenant but by the function for it', async () => {
    const sql = `insert into platform.tenant (id, slug, name) values ($1, 'mine', 'Mine')`
    expect(await refusedBy((tx) => tx.rows('test.tenant', sql, [newId()]))).toMatch(/permission denied/)
  })
})
