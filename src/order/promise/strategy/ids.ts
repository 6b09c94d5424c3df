import { Type } from 'typebox'

/** Ids of this module's own things, shown like all others: a prefix and 32 hexadecimal digits. */
const PREFIX = { strategy: 'str', whatIf: 'wif' } as const

export function showOwnId(kind: keyof typeof PREFIX, uuid: string): string {
  return `${PREFIX[kind]}_${uuid.replaceAll('-', '')}`
}

export const ownId = (kind: keyof typeof PREFIX) =>
  Type.String({ pattern: `^${PREFIX[kind]}_[0-9a-f]{32}$`, examples: [`${PREFIX[kind]}_019abc…`] })
