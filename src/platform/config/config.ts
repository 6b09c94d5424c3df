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
  SMTP_URL: Type.Optional(Type.String({ pattern: '^smtps?://' })),
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'silent'].map((level) => Type.Literal(level)),
    { default: 'info' },
  ),
})

export type Config = Static<typeof Environment>

/** Reads and checks the environment; an unusable setting ends the start with its name and the reason. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  return envSchema<Config>({ schema: Environment, data: environment, dotenv: false })
}
