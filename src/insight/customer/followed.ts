import { Type } from 'typebox'
import { Day, Instant, id, Nullable } from '../../platform/http/schema.ts'

const Text = Type.String()
const Count = Type.Integer()
const Contents = Type.Array(Type.Object({ line: Count, units: Count }))

/** May it be done, and until when as far as anybody knows: picking may end it sooner. */
const May = Type.Object({ allowed: Type.Boolean(), until: Nullable(Day) })

/** What a customer sees of their order: what they bought, where it is, what they may still do. Nobody's name, no address. */
export const Followed = Type.Object({
  order: id('order'),
  number: Text,
  version: Count,
  placedAt: Instant,
  locale: Text,
  brand: Type.Object({ name: Text, color: Nullable(Text), logo: Nullable(Text) }),
  statuses: Type.Object({ fulfillment: Text, payment: Text, returns: Text }),
  money: Type.Object({ currency: Text, totalMinor: Count, dueMinor: Count, toPayMinor: Count, refundedMinor: Count }),
  deliveries: Type.Array(
    Type.Object({
      delivery: Count,
      method: Text,
      city: Nullable(Text),
      country: Nullable(Text),
      pickup: Nullable(
        Type.Object(
          { name: Text, street: Nullable(Text), postalCode: Nullable(Text), city: Text },
          {
            description: 'the store where it is fetched',
          },
        ),
      ),
      ready: Type.Boolean({ description: 'it waits at the counter' }),
      collectBy: Nullable(Instant),
      requestedOn: Nullable(Day),
      promisedOn: Nullable(Day),
      firstPromisedOn: Nullable(Type.String({ description: 'what was said first, where it is another day' })),
      arrivedAt: Nullable(Instant),
    }),
  ),
  lines: Type.Array(
    Type.Object({
      line: Count,
      delivery: Count,
      name: Text,
      kind: Text,
      quantity: Count,
      grossMinor: Count,
      buckets: Type.Record(Text, Count),
      cancellable: Count,
      returnable: Count,
    }),
  ),
  charges: Type.Array(Type.Object({ kind: Text, name: Text, grossMinor: Count })),
  parcels: Type.Array(
    Type.Object({
      id: id('package'),
      delivery: Count,
      carrier: Nullable(Text),
      trackingNumber: Nullable(Text),
      trackingUrl: Nullable(Text),
      state: Type.String({ description: 'packed, under_way, out_for_delivery, failed, delivered, going_back, lost …' }),
      sentAt: Nullable(Instant),
      deliveredAt: Nullable(Instant),
      contested: Type.Boolean(),
      contents: Contents,
      scans: Type.Array(Type.Object({ code: Text, place: Nullable(Text), occurredAt: Text })),
    }),
  ),
  returns: Type.Array(
    Type.Object({
      number: Text,
      way: Text,
      authorizedAt: Instant,
      expected: Count,
      received: Count,
      refundMinor: Count,
      closed: Type.Boolean(),
    }),
  ),
  feedback: Nullable(Type.Integer({ description: 'the stars that were given' })),
  may: Type.Object({ cancel: May, changeAddress: May, return: May, feedback: May }),
})
