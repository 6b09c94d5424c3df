import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isUuid, readId, type TenantId } from '../ids.ts'

/** Tokens carry their tenant in clear, so that the look-up itself runs under row level security. */
const TOKEN = /^(ktr|kts|ktl)_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/
export type TokenKind = 'ktr' | 'kts' | 'ktl' // API key, session, customer link

/** 256 random bits behind kind and tenant; only the digest is stored. */
export function makeToken(kind: TokenKind, tenant: TenantId): string {
  return `${kind}_${tenant.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`
}

export function readToken(token: string): { kind: TokenKind; tenant: TenantId } | null {
  const match = TOKEN.exec(token)
  const tenant = match?.[2] ? readId<TenantId>(`_${match[2]}`) : null
  return match && tenant && isUuid(tenant) ? { kind: match[1] as TokenKind, tenant } : null
}

/** SHA-256 in hexadecimal: enough for a secret of 256 random bits, which nobody can guess by trying. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()]
  return timingSafeEqual(left, right)
}

/** The installation's own key: seals what must be read again (provider secrets) and derives short codes. */
export interface Vault {
  seal(plain: string): Buffer
  open(sealed: Buffer): string
  /** A decimal code of so many digits that only this installation can compute for a purpose and subject. */
  code(purpose: string, subject: string, digits: number): string
  /** A long token of the same kind, for links. */
  token(purpose: string, subject: string): string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

export function openVault(secret: string): Vault {
  if (secret.length < 32) throw new Error('KONTOR_SECRET needs 32 characters or more')
  const key = createHmac('sha256', secret).update('seal').digest()
  const mac = (purpose: string, subject: string) =>
    createHmac('sha256', secret).update(`${purpose}:${subject}`).digest()
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      )
    },
    code: (purpose, subject, digits) =>
      (mac(purpose, subject).readBigUInt64BE() % 10n ** BigInt(digits)).toString().padStart(digits, '0'),
    token: (purpose, subject) => mac(purpose, subject).toString('base64url'),
  }
}
