import { describe, expect, it } from 'vitest'
import { answer, openKontor, Refused, Unreachable } from './client.ts'

/** A server that notes what it is asked and answers the same to all. */
function serverThat(status: number, body: unknown) {
  const asked: Request[] = []
  const kontor = (key?: string) =>
    openKontor({
      baseUrl: 'http://kontor.example',
      ...(key !== undefined && { key }),
      fetch: async (request) => {
        asked.push(request)
        return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
      },
    })
  return { asked, kontor }
}

const cancellation = { params: { path: { order: 'ord_1' }, query: { preview: true } }, body: {} } as const

describe('the typed client', () => {
  it('says who asks by key; without one it proves that our own page asks', async () => {
    const { asked, kontor } = serverThat(200, {})
    await kontor('ktr_x').GET('/v1/session')
    await kontor().GET('/v1/session')
    expect(asked.map(({ headers }) => [headers.get('authorization'), headers.get('x-kontor')])).toEqual([
      ['Bearer ktr_x', null],
      [null, 'sdk'],
    ])
  })

  it('gives every act a key of its own, and keeps the one that a caller brings to send an act again', async () => {
    const { asked, kontor } = serverThat(201, {})
    const act = (headers?: Record<string, string>) =>
      kontor().POST('/v1/orders/{order}/cancellations', { ...cancellation, ...(headers && { headers }) })
    await act()
    await act()
    await act({ 'idempotency-key': 'mine' })
    const keys = asked.map(({ headers }) => headers.get('idempotency-key'))
    expect(new Set(keys).size).toBe(3)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys[2]).toBe('mine')
  })

  it('throws the refusal by its name, and tells it from a server that did not answer in its own words', async () => {
    const problem = { type: '/problems/not_found', title: 'Not found', status: 404, detail: 'there is no such order' }
    const refused = serverThat(404, problem).kontor()
    const error = await answer(refused.GET('/v1/session')).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Refused)
    expect(error).toMatchObject({ reason: 'not_found', message: 'there is no such order' })
    await expect(answer(serverThat(502, 'bad gateway').kontor().GET('/v1/session'))).rejects.toThrow(Unreachable)
    const away = openKontor({ baseUrl: 'http://kontor.example', fetch: () => Promise.reject(new TypeError('no line')) })
    await expect(answer(away.GET('/v1/session'))).rejects.toThrow(Unreachable)
  })
})
