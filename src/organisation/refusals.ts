import { declareRefusals } from '../platform/refusal.ts'

/** Why somebody is not let in, or rights are not given. */
export const refuseAccess = declareRefusals({
  login_failed: ['forbidden', 'E-mail address or password is wrong'],
  wrong_password: ['forbidden', 'The password is wrong'],
  email_taken: ['conflict', 'Somebody has this e-mail address already'],
  bad_grant: ['invalid', 'The role is not granted like this'],
  not_to_yourself: ['forbidden', 'Nobody changes their own rights'],
  unknown_scope: ['invalid', 'There is no such scope'],
  beyond_the_kind: ['forbidden', 'A key of this kind does not do this'],
  kind_not_bound: ['invalid', 'A key of this kind is bound to its place'],
  beyond_your_rights: ['forbidden', 'Nobody gives more than they have'],
  not_the_demo: ['conflict', 'Only the demo merchant lives by itself'],
  too_many_views: ['conflict', 'No more views are kept'],
})

/** Why a change of the organisation is refused. */
export const refusePlace = declareRefusals({
  code_taken: ['conflict', 'The code is taken'],
  number_prefix_taken: ['conflict', 'Another channel numbers its orders like this'],
  unknown_legal_entity: ['invalid', 'There is no such legal entity'],
  unknown_brand: ['invalid', 'There is no such brand'],
  unknown_channel: ['invalid', 'There is no such channel'],
  unknown_location: ['invalid', 'There is no such location'],
  unknown_price_list: ['invalid', 'There is no such price list'],
  unknown_country: ['invalid', 'There is no such country'],
  unknown_currency: ['invalid', 'There is no such currency'],
  unknown_time_zone: ['invalid', 'There is no such time zone'],
  unknown_policy: ['absent', 'There is no such policy'],
  unknown_scope_of_policy: ['invalid', 'The policy cannot be set there'],
  bad_policy_value: ['invalid', 'The policy does not take this value'],
  no_test_services: ['forbidden', 'There are test services in the demo only'],
  test_service_away: ['unavailable', 'The test service does not answer'],
  unknown_adapter: ['invalid', 'Nothing here speaks to this provider'],
})
