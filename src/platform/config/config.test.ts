import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the proxies that are trusted', () => {
  it('are nobody by default', () => {
    expect(readConfig({}).trustedProxies).toEqual([])
    expect(readConfig({ TRUST_PROXY: ' , ' }).trustedProxies).toEqual([])
  })

  it('are named by address or network', () => {
    const { trustedProxies } = readConfig({ TRUST_PROXY: '10.0.0.5, 10.1.0.0/16,::1,fd00::/8' })
    expect(trustedProxies).toEqual(['10.0.0.5', '10.1.0.0/16', '::1', 'fd00::/8'])
  })

  it.each([
    'true',
    '*',
    '1',
    'proxy.example',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/x',
    '10.0.0.5/',
  ])('are never %s: that ends the start with the name of the setting', (TRUST_PROXY) => {
    expect(() => readConfig({ TRUST_PROXY })).toThrow(/^TRUST_PROXY: /)
  })
})
