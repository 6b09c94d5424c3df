import { describe, expect, it } from 'vitest'
import { resolveTarget } from './target.ts'

describe('where a webhook may lead', () => {
  it.each([
    ...['https://127.0.0.1/', 'https://10.1.2.3/', 'https://172.16.0.1/', 'https://192.168.1.1/', 'https://0.0.0.0/'],
    ...['https://169.254.169.254/latest/meta-data', 'https://100.64.0.1/', 'https://[::1]/', 'https://[fd00::1]/'],
    ...['https://[fe80::1]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[64:ff9b::7f00:1]/'],
    ...[
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://localhost/',
      'https://[2002:7f00:1::]/',
    ],
  ])('is never into a private network: %s', async (url) => {
    expect(await resolveTarget(url, false)).toEqual(expect.stringContaining('private network'))
  })

  it.each([
    ['http://93.184.216.34/', 'https address'],
    ['ftp://93.184.216.34/', 'http or https'],
    ['file:///etc/passwd', 'http or https'],
    ['https://user:password@93.184.216.34/', 'no user'],
    ['nonsense', 'http or https'],
    ['https://there-is-nobody.invalid/', 'no address'],
  ])('is refused: %s', async (url, why) => {
    expect(await resolveTarget(url, false)).toEqual(expect.stringContaining(why))
  })

  it('is to a public address, which the connection then goes to', async () => {
    expect(await resolveTarget('https://93.184.216.34/hook', false)).toMatchObject({
      address: '93.184.216.34',
      family: 4,
    })
    expect(await resolveTarget('https://[2606:2800:220:1::1]/', false)).toMatchObject({ family: 6 })
  })

  it('is to this machine where that was allowed, to try things', async () => {
    expect(await resolveTarget('http://127.0.0.1:9/', true)).toMatchObject({ address: '127.0.0.1' })
  })
})
