import { describe, expect, it } from 'vitest'
import { readWeek, USUAL, writeWeek } from './hours.ts'

describe('opening hours of a week', () => {
  it('are written with like days joined, and read back the same', () => {
    expect(writeWeek(USUAL)).toBe('Mo-Sa 09:00-18:00; PH off')
    const late = USUAL.map((day, index) => (index === 3 ? { from: '09:00', until: '21:00' } : day))
    expect(writeWeek(late)).toBe('Mo-We 09:00-18:00; Th 09:00-21:00; Fr-Sa 09:00-18:00; PH off')
    expect(readWeek(writeWeek(late))).toEqual(late)
    expect(writeWeek(USUAL.map(() => ({ from: '', until: '' })))).toBe('off')
  })

  it('are read as others write them', () => {
    expect(readWeek('Mo,We 9:00-12:00; Su off')?.map(({ from }) => from)).toEqual([
      '09:00',
      '',
      '09:00',
      '',
      '',
      '',
      '',
    ])
  })

  it.each(['Mo-Fr 09:00-12:00,13:00-18:00', 'PH open', '24/7', 'Mo-Fr 9-18', 'Fr-Mo 09:00-18:00'])(
    'are left as text where a day has more than one span: %s',
    (text) => expect(readWeek(text)).toBeNull(),
  )
})
