import { parseArgs } from 'node:util'
import { Value } from 'typebox/value'
import type { PartnerOptions, RunningPartner } from './partner.ts'
import { WebhookTarget } from './webhooks.ts'

const STOP_WITHIN_MS = 5_000
const text = { type: 'string' } as const

type Settings = Record<string, string | undefined>

/** Reads `--port` and the like, or `PARTNER_PORT` and the like where a flag is missing; throws naming what is wrong. */
export const readOptions = (args: string[], env: Settings): PartnerOptions => {
  const { values } = parseArgs({
    args,
    options: { port: text, host: text, folder: text, secret: text, 'webhook-url': text, 'webhook-secret': text },
  })
  const port = Number(values.port ?? env.PARTNER_PORT ?? 0)
  const folder = values.folder ?? env.PARTNER_FOLDER
  const secret = values.secret ?? env.PARTNER_SECRET ?? ''
  const url = values['webhook-url'] ?? env.PARTNER_WEBHOOK_URL
  const webhook = { url, secret: values['webhook-secret'] ?? env.PARTNER_WEBHOOK_SECRET }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port must be a port number')
  if (!folder) throw new Error('--folder is missing')
  if (secret.trim() === '') throw new Error('--secret is missing')
  const options = { port, host: values.host ?? env.PARTNER_HOST ?? '127.0.0.1', folder, secret }
  if (!url) return options
  if (!Value.Check(WebhookTarget, webhook)) {
    throw new Error('--webhook-url must be an http address and --webhook-secret start with whsec_')
  }
  return { ...options, webhook }
}

/**
 * Runs a partner as a process: one line with its address when it is ready, a clean stop on SIGTERM and SIGINT. With
 * `PARTNER_ENDS_WITH_INPUT=yes` it also stops when its standard input ends: whoever started it is gone, even by kill -9.
 */
export const runFromCommandLine = async (
  start: (options: PartnerOptions) => Promise<RunningPartner>,
): Promise<void> => {
  try {
    const partner = await start(readOptions(process.argv.slice(2), process.env))
    const stop = (): void => {
      // Whoever still reads a slow answer after this long is cut off.
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
      void partner.close()
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
    if (process.env.PARTNER_ENDS_WITH_INPUT === 'yes') process.stdin.resume().once('end', stop).once('error', stop)
    process.stdout.write(`${JSON.stringify({ listening: partner.url })}\n`)
  } catch (refusal) {
    process.stderr.write(`${refusal instanceof Error ? refusal.message : String(refusal)}\n`)
    process.exitCode = 2
  }
}
