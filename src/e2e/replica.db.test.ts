import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kontor } from '../main.ts'
import { mailEffect } from '../messages/index.ts'
import { connect, type Db } from '../platform/db/db.ts'
import { makeEffects, planEffect } from '../platform/effects/effects.ts'
import { newId, type ProviderId, readId } from '../platform/ids.ts'
import { webhookDuty } from '../platform/webhooks/deliver.ts'
import { readEndpoints, writeDeliveries } from '../platform/webhooks/store.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { expectAnswer, type Merchant, openKontor, openMerchant, useHouse } from '../testing/house.ts'
import { paid, placed, shipped, view } from '../testing/order-story.ts'
import { client, testVault } from '../testing/server.ts'

const house = useHouse({ role: 'api' })
let replica: TestDatabase
/** Reads go to a replica that lags so far behind that it knows nothing at all. */
let lagging: Db
let kontor: Kontor
let merchant: Merchant
beforeAll(async () => {
  replica = await openTestDatabase()
  lagging = connect({ url: house.test.url, readUrl: replica.url })
  kontor = await openKontor(lagging, { role: 'api' }, house.troubles)
  const given = await openMerchant(house, { policies: { 'release.when': 'on_request' } })
  const as = Object.fromEntries(
    Object.entries(given.headers).map(([name, headers]) => [
      name,
      { ...given.as[name as 'shop'], post: client(kontor.app, headers).post },
    ]),
  )
  merchant = { ...given, as: as as Merchant['as'] }
})
afterAll(async () => {
  await kontor.stop()
  await lagging.end()
  await replica.end()
})

const worker = async () => {
  const one = await openKontor(house.db, { role: 'worker' }, house.troubles)
  await one.dispatcher?.settle(merchant.context.tenant)
  await one.stop()
}

describe('with a replica that lags behind', () => {
  it('commands and the calls of payment services and carriers go by the primary alone', async () => {
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    await paid(merchant, id)
    const { fulfillmentOrders } = expectAnswer(await merchant.as.lead.post(`/v1/orders/${id}/releases`, {}), 201)
    const { parcel } = await shipped(merchant, fulfillmentOrders[0].id)
    expect((await view(merchant, id)).fulfillmentOrders[0].packages).toMatchObject([
      { id: parcel, state: 'handed_over' },
    ])
  })

  it('a mail is sent that the replica does not know yet', async () => {
    const mails: string[] = []
    const post = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _session, done) => {
        let text = ''
        stream.on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        stream.on('end', () => {
          mails.push(text)
          done()
        })
      },
    })
    await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve))
    const { port } = post.server.address() as AddressInfo
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    await worker()
    const [message] = expectAnswer(await merchant.as.care.get(`/v1/orders/${id}/messages`), 200).items
    const subject = readId(message.id)
    const effect = await house.db.write(merchant.context, (tx) =>
      planEffect(tx, {
        ...{ kind: 'message.send', provider: newId<ProviderId>(), key: `message:${subject}`, order: readId(id) },
        ...{ subject, request: {} },
      }),
    )
    const effects = makeEffects(
      lagging,
      [mailEffect({ db: lagging, smtpUrl: `smtp://127.0.0.1:${port}` })],
      () => undefined,
    )
    expect(await effects.attempt(merchant.context.tenant, effect)).toBe('succeeded')
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatch(/^To: ada@example\.org/m)
    expect((await merchant.as.care.get(`/v1/orders/${id}/messages`)).body.items[0]).toMatchObject({ state: 'sent' })
    await new Promise<void>((resolve) => post.close(resolve))
  })

  it('a report is sent to the endpoint that asked for it, which the replica does not know yet', async () => {
    let heard = 0
    const receiver = createServer((_request, response) => {
      heard++
      response.writeHead(200).end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => receiver.once('listening', resolve))
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
    expectAnswer(await merchant.as.admin.post('/v1/webhook-endpoints', { url, eventTypes: ['order.placed'] }), 201)
    const { id } = await placed(merchant, [{ sku: 'cup', quantity: 1 }])
    await followOnly()
    expect(await webhookDuty(lagging, testVault, { privateAllowed: true }).run(merchant.context.tenant)).toBe(1)
    expect(heard).toBe(1)
    expect((await view(merchant, id)).reports).toMatchObject([{ state: 'acknowledged', attempts: 1 }])
    await new Promise((resolve) => receiver.close(resolve))
  })
})

/** Writes the reports without sending them, as a worker does that ends in between. */
async function followOnly(): Promise<void> {
  await house.db.write(merchant.context, async (tx) => {
    const [endpoint] = await readEndpoints(tx)
    const [event] = await tx.rows<{ position: number; order: string | null }>(
      'test.last_placed',
      `select position, order_id as "order" from platform.event where tenant_id = $1 and type = 'order.placed' order by position desc limit 1`,
      [tx.tenant],
    )
    if (endpoint && event) await writeDeliveries(tx, endpoint.id, [event])
  })
}
