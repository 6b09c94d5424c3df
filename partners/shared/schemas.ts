import { Type } from 'typebox'

/** The caller's name for one request: the same key is booked once, however often it is sent. */
export const Key = Type.String({ minLength: 1, maxLength: 200 })

/** A sum above zero in minor units of its currency. */
export const MinorUnits = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })

export const Params = Type.Object({ id: Type.String() })
