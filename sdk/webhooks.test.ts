import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { ForgedReport, readReport } from './webhooks.ts'

const SECRET = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`
const BODY = JSON.stringify({
  specversion: '1.0',
  id: 'evt_1',
  type: 'order.placed',
  sequence: '7',
  data: { units: 2 },
})

function signed(body: string, at: Date, secret = SECRET) {
  return {
    'Webhook-Id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('evt_1', at, body),
  }
}

describe('a report of a webhook', () => {
  it('is read when it was signed with the secret of the endpoint, as text or as bytes', () => {
    const headers = signed(BODY, new Date())
    expect(readReport(SECRET, BODY, headers)).toMatchObject({ type: 'order.placed', data: { units: 2 } })
    expect(readReport(SECRET, new TextEncoder().encode(BODY), headers).id).toBe('evt_1')
  })

  it('passes while a secret is changed: one of several signatures is enough', () => {
    const [old, now] = [
      signed(BODY, new Date(), `whsec_${btoa('the secret before this one, gone')}`),
      signed(BODY, new Date()),
    ]
    const both = { ...now, 'webhook-signature': `${old['webhook-signature']} ${now['webhook-signature']}` }
    expect(readReport(SECRET, BODY, both).sequence).toBe('7')
  })

  it.each([
    ['a changed body', `${BODY} `, signed(BODY, new Date())],
    ['another secret', BODY, signed(BODY, new Date(), `whsec_${btoa('another secret that was guessed')}`)],
    ['no signature', BODY, {}],
    ['a report of ten minutes ago', BODY, signed(BODY, new Date(Date.now() - 600_000))],
  ])('is refused with %s', (_name, body, headers) => {
    expect(() => readReport(SECRET, body, headers)).toThrow(ForgedReport)
  })
})
