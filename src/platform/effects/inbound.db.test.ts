import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { openTenant, openTestDatabase } from '../../testing/database.ts'
import { newId, type ProviderId } from '../ids.ts'
import { noteInbound } from './inbound.ts'

it('an event of a partner is new once, known when it comes again, and altered when it says something else then', async () => {
  const test = await openTestDatabase()
  const [here, there] = [await openTenant(test.db), await openTenant(test.db)]
  const provider = newId<ProviderId>()
  const hash = (text: string) => createHash('sha256').update(text).digest()
  const note = (text: string, context = here, from = provider) =>
    test.db.write(context, (tx) => noteInbound(tx, from, 'evt_1', hash(text)))
  const verdicts = await Promise.all(Array.from({ length: 10 }, () => note('paid')))
  expect(verdicts.sort()).toEqual([...Array.from({ length: 9 }, () => 'known'), 'new'])
  expect(await note('refunded')).toBe('altered')
  expect(await note('paid')).toBe('known')
  expect(await note('paid', here, newId<ProviderId>())).toBe('new')
  expect(await note('paid', there)).toBe('new')
  await test.end()
})
