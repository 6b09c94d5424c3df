import { declareRefusals } from '../platform/refusal.ts'

/** Why a record of a file is refused before or behind its meaning. */
export const refuseImport = declareRefusals({
  bad_record: ['invalid', 'The record cannot be read'],
  unexpected_error: ['unavailable', 'Something broke on our side'],
})
