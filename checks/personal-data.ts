/**
 * Every column that can hold words, and whether these may be about a customer. The one list: a column that is not in it
 * makes personal-data.db.test.ts fall, which also sees each erased one emptied.
 *
 * - `erased`: emptied when the customer is erased.
 * - `deleted`: its rows are deleted with the customer.
 * - `never`: codes, numbers, digests, texts of Kontor's own, and words about goods, places, staff and the merchant.
 * - `kept`: may point to a person and stays, with the reason why.
 */
type Columns = Readonly<{
  erased?: readonly string[]
  deleted?: readonly string[]
  never?: readonly string[]
  kept?: Readonly<Record<string, string>>
}>

export const personalData: Readonly<Record<string, Columns>> = {
  'aftersales.feedback': { erased: ['comment'] },
  'aftersales.return_line': { never: ['reason'] },
  'aftersales.return_order': { never: ['number', 'way'] },
  'capture.amendment': { erased: ['reason'], never: ['kind', 'actor_kind', 'detail'] },
  'capture.charge': { never: ['kind', 'name', 'tax_class', 'taxes'] },
  'capture.customer_link': { never: ['token_hash'] },
  'capture.delivery': { never: ['method', 'carrier_service'] },
  'capture.hold': { erased: ['reason', 'lifted_reason'], never: ['type', 'stops', 'raised_kind', 'lifted_kind'] },
  'capture.hold_rule': { never: ['type', 'name', 'expression', 'stops'] },
  'capture.order_line': {
    never: [...['sku', 'name', 'kind', 'tax_class', 'selling_unit', 'price_source', 'discounts', 'taxes', 'relation']],
  },
  'capture.line_split': { never: ['split'] },
  'capture.original_payload': { erased: ['payload'] },
  'capture.party': {
    erased: [
      ...['name', 'company', 'email', 'phone', 'lines', 'postal_code', 'city', 'region', 'latitude', 'longitude'],
      'instructions',
    ],
    never: ['role', 'located_by'],
  },
  'capture.sales_order': {
    erased: ['buyer_reference', 'cost_center', 'tags'],
    never: [
      ...['number', 'placed_kind', 'locale', 'terms', 'fulfillment_status', 'payment_status', 'return_status'],
      'hold_status',
    ],
    kept: { external_number: 'the number of the shop: without it the same order could be brought in a second time' },
  },
  'catalog.item': {
    never: ['sku', 'name', 'names', 'kind', 'gtin', 'category', 'attributes', 'tax_class', 'base_unit', 'tracking'],
  },
  'catalog.item_unit': { never: ['unit'] },
  'catalog.price_list': { never: ['code'] },
  'customers.address': {
    deleted: ['label', 'name', 'company', 'lines', 'postal_code', 'city', 'region', 'phone'],
  },
  'customers.consent': { erased: ['source'], never: ['purpose', 'medium'] },
  'customers.customer': {
    erased: ['name', 'company', 'email', 'phone', 'vat_number'],
    never: ['kind', 'locale', 'customer_group', 'terms'],
    kept: { number: 'the books of other systems name it; it says nothing without them' },
  },
  'deliver.package_state': { erased: ['received_by', 'contest_reason'], never: ['state', 'resolved'] },
  'deliver.tracking_event': { erased: ['place', 'detail'], never: ['code', 'external_id'] },
  'finance.account': { never: ['code', 'name', 'kind'] },
  'finance.journal_entry': { never: ['event'] },
  'finance.posting': { never: ['debit', 'credit'] },
  'finance.posting_rule': { never: ['event', 'amount', 'debit', 'credit'] },
  'finance.tax_rate': { never: ['tax_class', 'category'] },
  'fulfill.fulfillment_line': { erased: ['decline_reason'], never: ['sku', 'name'] },
  'fulfill.fulfillment_order': { erased: ['collected_by'], never: ['number', 'destination', 'state'] },
  'fulfill.label': {
    erased: ['content'],
    never: ['content_type'],
    kept: { provider_reference: 'the carrier bills by it' },
  },
  'fulfill.package': {
    erased: ['label_problem'],
    never: ['sscc', 'service', 'state', 'label_key', 'label_state'],
    kept: { tracking_number: 'the carrier bills and settles claims by it' },
  },
  'fulfill.shipment': { never: ['service'] },
  'insight.passage': { never: ['kind', 'from_activity', 'to_activity'] },
  'insight.passage_day': { never: ['kind', 'dimension', 'from_activity', 'to_activity'] },
  'insight.standing': { never: ['kind', 'detail'] },
  'insight.trace': { never: ['activity'] },
  'inventory.expected_supply': { never: ['kind', 'reference'] },
  'inventory.movement': {
    never: [
      ...['kind', 'reason', 'reference_kind', 'bin', 'lot', 'serial', 'condition', 'owner', 'actor_kind', 'once'],
    ],
  },
  'inventory.reservation': { never: ['demand_kind'] },
  'inventory.transfer': { never: ['number'] },
  'messages.message': {
    erased: ['recipient', 'subject', 'body_text', 'body_html', 'problem'],
    never: ['kind', 'medium', 'locale', 'state'],
  },
  'organisation.saved_view': {
    kept: {
      name: 'what a colleague calls a list of theirs, who removes it',
      filters: 'what a colleague looks for: it finds nothing of who is erased',
    },
  },
  'organisation.api_key': { never: ['name', 'kind', 'key_hash', 'last_four', 'scopes'] },
  'organisation.app_user': { never: ['email', 'name', 'password_hash'] },
  'organisation.brand': { never: ['name', 'locales', 'look', 'mail_from'] },
  'organisation.calendar': { never: ['location', 'hours', 'holiday_region'] },
  'organisation.calendar_day': { never: ['location', 'hours', 'reason'] },
  'organisation.carrier_cut_off': { never: ['service', 'location'] },
  'organisation.carrier_price': { never: ['service', 'origin', 'zone'] },
  'organisation.carrier_service': { never: ['code', 'carrier', 'name', 'features', 'delivers'] },
  'organisation.carrier_transit': { never: ['service', 'origin', 'zone'] },
  'organisation.carrier_zone': { never: ['carrier', 'country', 'postal_from', 'postal_to', 'zone'] },
  'organisation.channel': { never: ['code', 'name', 'kind', 'number_prefix'] },
  'organisation.legal_entity': { never: ['name', 'vat_number', 'time_zone'] },
  'organisation.location': {
    never: [
      ...['code', 'name', 'kind', 'street', 'postal_code', 'city', 'region', 'latitude', 'longitude', 'time_zone'],
      ...['opening_hours', 'stock_keeper'],
    ],
  },
  'organisation.policy': { never: ['scope_kind', 'name', 'value'] },
  'organisation.provider': { never: ['kind', 'code', 'adapter', 'settings', 'secret', 'webhook_secret'] },
  'organisation.role_grant': { never: ['role'] },
  'organisation.service_capacity': { never: ['place', 'slot'] },
  'organisation.session': { never: ['token_hash'] },
  'pay.allocation': { never: ['target'] },
  'pay.operation': {
    erased: ['problem'],
    never: ['kind', 'state', 'cause_kind', 'reason', 'actor_kind'],
    kept: { provider_reference: 'the proof of a booking, kept as long as the books' },
  },
  'pay.payment': { erased: ['instrument', 'brand', 'last_four'], never: ['method'] },
  'platform.effect': { erased: ['request', 'answer', 'problem'], never: ['kind', 'key', 'state', 'actor_kind'] },
  'platform.event': { never: ['type', 'actor_kind', 'data'] },
  'platform.follower': { never: ['name'] },
  'platform.idempotency': { never: ['key', 'request_hash', 'answer'] },
  'platform.inbound_event': { never: ['event_id', 'body_hash'] },
  'platform.tenant': { never: ['slug', 'name'] },
  'platform.timer': { never: ['kind', 'data', 'problem'] },
  'platform.webhook_delivery': { never: ['state', 'problem'] },
  'platform.webhook_endpoint': {
    never: ['url', 'secret', 'event_types', 'disabled_reason', 'last_problem'],
  },
  'platform.webhook_resend': { erased: ['reason'], never: ['actor_kind'] },
  // What was seen is numbers of shelves and roads; the address is not among them.
  'promise.decision': { never: ['rule', 'inputs', 'outcome', 'seen', 'kind', 'actor_kind'] },
  'promise.promise': { never: ['reason'] },
  'promise.quote': {
    never: ['option'],
    kept: { request: 'a postal code of nobody: taken out when an order is placed on it, deleted a day after its end' },
  },
  'promise.strategy': {
    never: ['code', 'name', 'state', 'definition', 'actor_kind', 'activated_kind', 'retired_kind'],
  },
  'promise.what_if': { never: ['state', 'result', 'problem', 'actor_kind'] },
  'promise.what_if_difference': { never: ['detail'] },
  'promise.world': { never: ['locations'] },
}
