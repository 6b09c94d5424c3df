import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { writeProvider } from '../organisation/index.ts'
import type { Vault } from '../platform/auth/secrets.ts'
import type { Context, Db } from '../platform/db/db.ts'
import { rootFile } from '../platform/files.ts'
import { showId } from '../platform/ids.ts'

/** The test payment service and the test carrier: separate processes with their own books. */
export type Partners = Readonly<{ payment: string; carrier: string; stop(): Promise<void> }>

/** Starts a program of this repository, built or from its sources, and waits for the line that says where it listens. */
export async function startProgram(
  entry: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ url: string; child: ChildProcess }> {
  const built = import.meta.url.includes('/dist/')
  const command = built
    ? ['--enable-source-maps', '--max-semi-space-size=32', rootFile('dist', `${entry}.js`)]
    : ['--import', 'tsx', rootFile(`${entry}.ts`)]
  const child = spawn(process.execPath, [...command, ...args], {
    // The other end of its input closes with us, however we end: partners stop then.
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  const lines = createInterface({ input: child.stdout })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${entry} ended with ${String(code)} before it listened`)
  })
  const heard = (async () => {
    for await (const line of lines) {
      const url = /^\{"listening":"([^"]+)"/.exec(line)?.[1]
      if (url) return url
    }
    return ''
  })()
  const url = await Promise.race([heard, ended])
  ended.catch(() => undefined)
  child.stdout.resume()
  return { url, child }
}

export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(timer)
}

const secretFor = (vault: Vault, name: string) => vault.token('partner', name)
const webhookSecretFor = (vault: Vault, name: string) =>
  `whsec_${Buffer.from(vault.token('partner-webhook', name), 'base64url').toString('base64')}`

export async function startPartners(folder: string, vault: Vault): Promise<Partners> {
  const start = (name: 'payment-service' | 'carrier') => {
    const books = join(folder, 'partners', name)
    mkdirSync(books, { recursive: true })
    return startProgram(`partners/${name}/main`, ['--port', '0', '--folder', books], {
      PARTNER_SECRET: secretFor(vault, name),
      PARTNER_ENDS_WITH_INPUT: 'yes',
    })
  }
  const [payment, carrier] = await Promise.all([start('payment-service'), start('carrier')])
  return {
    payment: payment.url,
    carrier: carrier.url,
    async stop() {
      await Promise.all([stopProgram(payment.child), stopProgram(carrier.child)])
    },
  }
}

/** How the partners' own books are opened: what the world outside does there, Kontor only hears of. */
export function partnerDoors(vault: Vault, { payment, carrier }: Partners) {
  return {
    payment: { url: payment, secret: secretFor(vault, 'payment-service') },
    carrier: { url: carrier, secret: secretFor(vault, 'carrier') },
  }
}

/** Makes a tenant know the partners at today's addresses, and the partners where to report to. */
export async function registerPartners(
  db: Db,
  context: Context,
  vault: Vault,
  partners: Partners,
  publicUrl: string,
): Promise<void> {
  const [payment, carrier] = await db.write(context, async (tx) => {
    await writeProvider(tx, vault, { kind: 'payment', code: 'manual', adapter: 'manual' })
    await writeProvider(tx, vault, { kind: 'carrier', code: 'own', adapter: 'own_delivery' })
    const secrets = (name: string) => ({ secret: secretFor(vault, name), webhookSecret: webhookSecretFor(vault, name) })
    return [
      await writeProvider(tx, vault, {
        kind: 'payment',
        code: 'test',
        adapter: 'test_payment',
        settings: { url: partners.payment },
        ...secrets('payment-service'),
      }),
      await writeProvider(tx, vault, {
        kind: 'carrier',
        code: 'test',
        adapter: 'test_carrier',
        settings: { url: partners.carrier },
        ...secrets('carrier'),
      }),
    ] as const
  })
  await tellWebhook(
    partners.payment,
    secretFor(vault, 'payment-service'),
    `${publicUrl}/v1/webhooks/payments/${showId('provider', payment)}/${showId('tenant', context.tenant)}`,
    webhookSecretFor(vault, 'payment-service'),
  )
  await tellWebhook(
    partners.carrier,
    secretFor(vault, 'carrier'),
    `${publicUrl}/v1/webhooks/carriers/${showId('provider', carrier)}/${showId('tenant', context.tenant)}`,
    webhookSecretFor(vault, 'carrier'),
  )
}

async function tellWebhook(partner: string, bearer: string, url: string, secret: string): Promise<void> {
  const answer = await fetch(`${partner}/webhook`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url, secret }),
  })
  if (!answer.ok) throw new Error(`${partner} did not take the webhook: ${answer.status} ${await answer.text()}`)
}
