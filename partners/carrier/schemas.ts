import { Type } from 'typebox'
import { Key } from '../shared/schemas.ts'
import { SCAN_CODES } from './model.ts'

const strict = { additionalProperties: false }

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const Country = Type.String({ pattern: '^[A-Z]{2}$' })
const Millimeters = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 }))
const parcel = {
  weightG: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  lengthMm: Millimeters,
  widthMm: Millimeters,
  heightMm: Millimeters,
}
const Place = Type.Object({ country: Country, postalCode: Type.String({ maxLength: 20 }) }, strict)
const party = {
  name: text(100),
  // Four lines are what fits on the label.
  lines: Type.Array(text(100), { minItems: 1, maxItems: 4 }),
  postalCode: Type.String({ maxLength: 20 }),
  city: text(100),
  country: Country,
}

/** What `POST /rates` takes. */
export const RateBody = Type.Object(
  { from: Place, to: Place, packages: Type.Array(Type.Object(parcel, strict), { minItems: 1, maxItems: 100 }) },
  strict,
)

/** What `POST /shipments` takes. */
export const ShipmentBody = Type.Object(
  {
    key: Key,
    reference: text(200),
    service: Type.Union([Type.Literal('express'), Type.Literal('standard'), Type.Literal('economy')]),
    from: Type.Object({ ...party, phone: Type.Optional(text(40)) }, strict),
    to: Type.Object({ ...party, phone: Type.Optional(text(40)) }, strict),
    packages: Type.Array(Type.Object({ ...parcel, reference: text(200) }, strict), { minItems: 1, maxItems: 100 }),
  },
  strict,
)

/** What `POST /scans` takes; without `at` the scan is of now. */
export const ScanBody = Type.Object(
  {
    trackingNumber: text(40),
    code: Type.Union(SCAN_CODES.map((code) => Type.Literal(code))),
    at: Type.Optional(Type.String({ format: 'date-time' })),
    place: Type.Optional(text(200)),
    detail: Type.Optional(text(500)),
    proof: Type.Optional(Type.Object({ name: text(200) }, strict)),
  },
  strict,
)

/** What `PUT /pace` takes: how many seconds make a day; 0 stands still. */
export const PaceBody = Type.Object({ secondsPerDay: Type.Number({ minimum: 0, maximum: 86_400 }) }, strict)
