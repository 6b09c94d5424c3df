import { declareRefusals } from '../../platform/refusal.ts'

/** Why a calendar, a carrier's table or a capacity is refused. */
export const refuseCalendar = declareRefusals({
  bad_hours: ['invalid', 'The opening hours cannot be read'],
  unknown_region: ['invalid', 'The country has no such region'],
})
