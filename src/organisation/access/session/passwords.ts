import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 40 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Made with the same cost from a secret that was thrown away: an unknown person costs what a known one costs. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$QdgB0zrp8JtIKiWVtH9fyQ$u/vSU8poFZHKIkU9fYwHj3sNC3/LYsObsroTLWUJPDU'

export const PASSWORD_MIN_LENGTH = 12
export const PASSWORD_MAX_LENGTH = 200

/** Hash it before the transaction begins: it takes longer than a statement. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

/** Is it the password of this hash? Takes the same time when there is no hash, and says no. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const same = await verify(stored ?? NOBODYS_HASH, password)
  return stored !== null && same
}
