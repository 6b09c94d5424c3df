import { declareRefusals } from '../../../platform/refusal.ts'

/** Why something about sourcing strategies, decisions or what-ifs is refused. */
export const refuseSourcing = declareRefusals({
  bad_strategy: ['invalid', 'The strategy is not valid'],
  strategy_not_found: ['absent', 'There is no such strategy'],
  not_a_draft: ['conflict', 'Only a draft can be changed'],
  not_active: ['conflict', 'The strategy is not active'],
  not_retired: ['conflict', 'Only a version that decided before can be brought back'],
  code_is_built_in: ['conflict', 'This code belongs to the built-in strategy'],
  draft_raced: ['conflict', 'Somebody else has just written a version of it'],
  decision_not_found: ['absent', 'There is no such decision'],
  not_replayable: ['conflict', 'The decision cannot be replayed'],
  what_if_not_found: ['absent', 'There is no such what-if'],
  what_if_ended: ['conflict', 'The what-if has ended'],
  period_too_long: ['invalid', 'The period is too long'],
})
