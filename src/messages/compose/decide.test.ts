import { describe, expect, it } from 'vitest'
import { speakIn } from '../words.ts'
import { composeMessage, isNews, KINDS, type MessageFacts } from './decide.ts'

const FACTS: MessageFacts = {
  ...{
    kind: 'order_confirmed',
    locale: 'en',
    timeZone: 'Europe/Berlin',
    number: 'W-1',
    name: 'Ada',
    brand: 'Tea & Co',
  },
  ...{
    currency: 'EUR',
    totalMinor: 1999,
    amountMinor: 500,
    lines: [{ units: 2, name: 'Tea' }],
    deliverBy: '2026-03-14',
  },
  ...{ trackingNumbers: ['TN1'], place: 'Store Berlin', collectBy: null, code: '123456' },
  link: 'https://shop.example/o/ktl_x?a=1&b=2',
}

describe('a message', () => {
  it.each(['en', 'de', 'nl', 'tr'])('of every kind says all it has to in %s, and leaves no blank', (locale) => {
    for (const kind of KINDS) {
      const { subject, text, html } = composeMessage({ ...FACTS, kind, locale }, speakIn(locale))
      expect(subject, kind).not.toBe('')
      expect(`${subject} ${text}`, kind).toContain('W-1')
      expect(text, kind).toContain(FACTS.link)
      expect(`${subject}${text}${html}`, kind).not.toMatch(/\{\{|undefined|null/)
    }
  })

  it('takes what people typed as text and never as markup', () => {
    const name = '<img src=x onerror="alert(1)">'
    const { text, html } = composeMessage({ ...FACTS, name, lines: [{ units: 1, name: `<b>'"&` }] }, speakIn('en'))
    expect(text).toContain(name)
    expect(html).not.toMatch(/<img|<b>/)
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
    expect(html).toContain('<a href="https://shop.example/o/ktl_x?a=1&amp;b=2">')
  })

  it('has a subject of one line, whatever was typed into it', () => {
    const { subject } = composeMessage(
      { ...FACTS, number: 'W-1\r\nBcc: all@example.org', brand: 'x'.repeat(500) },
      speakIn('en'),
    )
    expect(subject).not.toMatch(/[\r\n]/)
    expect(subject.length).toBeLessThanOrEqual(200)
  })
})

describe('a new date', () => {
  it.each([
    ['later', '2026-03-14', '2026-03-15', true],
    ['the same', '2026-03-14', '2026-03-14', false],
    ['earlier', '2026-03-14', '2026-03-13', false],
    ['not known any more', '2026-03-14', null, true],
    ['known at last', null, '2026-03-14', true],
    ['still not known', null, null, false],
    ['of an order whose customer was never told of a day', undefined, '2026-03-14', false],
  ] as const)('%s', (_, told, now, news) => {
    expect(isNews(told, now)).toBe(news)
  })
})
