/** What a partner tells the outside. `id` never changes over copies and retries; events of one `lane` keep their order. */
export type PartnerEvent = { id: string; type: string; lane: string; data: Record<string, unknown> }

/** A named reason why nothing was booked. */
export type Refusal = { refused: string; status: 404 | 409 | 422; detail: string }

/** What was booked (201) or had been booked before (200), and what is to be told of it. */
export type Done<Body> = { status: 200 | 201; body: Body; events: PartnerEvent[] }

export type Outcome<Body> = Done<Body> | Refusal

/** True when nothing was booked. */
export const isRefusal = (value: object): value is Refusal => 'refused' in value

/** Makes a refusal; `status` is the HTTP status it is shown with. */
export const refuse = (status: Refusal['status'], refused: string, detail: string): Refusal => ({
  refused,
  status,
  detail,
})

/** The refusal for a key that was already used for another request. */
export const keyReused = (key: string): Refusal =>
  refuse(422, 'key_reused', `The key ${key} was already used for another request.`)
