import { isIP } from 'node:net'
import { envSchema } from 'env-schema'
import { type Static, Type } from 'typebox'

const Environment = Type.Object({
  PORT: Type.Integer({ minimum: 1, maximum: 65_535, default: 8080 }),
  HOST: Type.String({ default: '127.0.0.1' }),
  DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
  DATABASE_READ_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
  DATABASE_POOL: Type.Integer({ minimum: 2, maximum: 200, default: 16 }),
  KONTOR_FOLDER: Type.String({ default: '.kontor' }),
  KONTOR_SECRET: Type.Optional(Type.String({ minLength: 32 })),
  KONTOR_URL: Type.Optional(Type.String({ pattern: '^https?://' })),
  KONTOR_DEMO: Type.Union([Type.Literal('yes'), Type.Literal('no')], { default: 'yes' }),
  KONTOR_ROLE: Type.Union([Type.Literal('all'), Type.Literal('api'), Type.Literal('worker')], { default: 'all' }),
  KONTOR_PRIVATE_TARGETS: Type.Union([Type.Literal('yes'), Type.Literal('no')], { default: 'no' }),
  KONTOR_RATE_LIMIT: Type.Integer({ minimum: 1, default: 600_000 }),
  TRUST_PROXY: Type.String({ default: '' }),
  SMTP_URL: Type.Optional(Type.String({ pattern: '^smtps?://' })),
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'silent'].map((level) => Type.Literal(level)),
    { default: 'info' },
  ),
})

export type Config = Static<typeof Environment> &
  Readonly<{
    /** Addresses and networks of proxies whose word counts on who asks. */
    trustedProxies: readonly string[]
  }>

/** Reads and checks the environment; an unusable setting ends the start with its name and the reason. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const config = envSchema<Static<typeof Environment>>({ schema: Environment, data: environment, dotenv: false })
  return { ...config, trustedProxies: readProxies(config.TRUST_PROXY) }
}

/** Addresses and networks, separated by commas. To trust everybody would let everybody choose their own address. */
function readProxies(text: string): string[] {
  const proxies = text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
  const bad = proxies.find((proxy) => !isNetwork(proxy))
  if (bad !== undefined) throw new Error(`TRUST_PROXY: ${bad} is neither an address nor a network like 10.0.0.0/8`)
  return proxies
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (longest === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= longest)
}
