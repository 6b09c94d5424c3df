// The door of the organisation: channels, locations, policies, people and keys.

export { distanceKm } from './geography/distance.ts'
export { locate } from './geography/locate.ts'
export { type Channel, type Location, readChannels, readLocations, takeOrderNumbers } from './places/store.ts'
export {
  type NewBrand,
  type NewChannel,
  type NewLegalEntity,
  type NewLocation,
  writeBrands,
  writeChannels,
  writeLegalEntities,
  writeLocations,
} from './places/write.ts'
export {
  type Policies,
  type PolicyName,
  policyDefaults,
  readPolicies,
  type Scope,
  writePolicy,
} from './settings/settings.ts'
