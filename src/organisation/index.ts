// The door of the organisation: channels, locations, policies, people and keys.

export { type FindLink, makeAccess } from './access/identify/identify.ts'
export { createKey, type NewKey, tokenOfKey } from './access/keys/keys.ts'
export { KEY_KINDS, type KeyKind } from './access/keys/kinds.ts'
export { createUser, type NewUser } from './access/people/people.ts'
export { type Action, knows, ROLES, type Role } from './access/policy.ts'
export { renderPermissions } from './access/render.ts'
export { type Bounds, boundsOf, mayTouch, type Person, permits, type Touched } from './access/rights.ts'
export { hashPassword, PASSWORD_MIN_LENGTH } from './access/session/passwords.ts'
export { type OpenedSession, openSession } from './access/session/session.ts'
export {
  addWorkingDays,
  afterOpenMinutes,
  type Handover,
  nextHandover,
  type WorkCalendar,
} from './calendar/calendar.ts'
export { type DayNumber, dayNumber, dayText, weekdayOf } from './calendar/days.ts'
export { zoneOf } from './calendar/zone.ts'
export { type DayBook, type DaySheet, openDayBook, readDaySheet } from './capacity/day-book.ts'
export { bookDays, freeDays, hasLimits, keepDays, readRoom, type StillSent } from './capacity/days.ts'
export type { DayWish } from './capacity/decide.ts'
export { isLimited, type Loads, NO_LOADS, readLoads } from './capacity/load.ts'
export {
  type Booking,
  bookCapacity,
  type Capacity,
  type CapacityWanted,
  freeCapacity,
  lockFree,
  type NewCapacity,
  readBookings,
  readCapacities,
  regionsOf,
  setCapacities,
  shrinkBooking,
} from './capacity/service.ts'
export { masterTables } from './carriers/lists.ts'
export type { Master, Place, Service } from './carriers/master.ts'
export { columnsOf, type MasterTable, type MasterVerdict, writeMaster } from './carriers/master-table.ts'
export {
  co2G,
  type Destination,
  kilometers,
  type Lane,
  type NoLane,
  openTrip,
  rateLane,
  rateServices,
  type Trip,
} from './carriers/rate.ts'
export { readMaster } from './carriers/store.ts'
export type { LiveDemo } from './demo/route.ts'
export { distanceKm } from './geography/distance.ts'
export { locate } from './geography/locate.ts'
export { type Brand, readBrands } from './places/brands/store.ts'
export { addLegalEntity } from './places/entities/entities.ts'
export { takeOrderNumbers } from './places/numbers.ts'
export { type Channel, type Location, readChannels, readLocations } from './places/store.ts'
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
export type { Probe } from './settings/providers.route.ts'
export {
  type NewProvider,
  type Provider,
  type ProviderKind,
  readProviders,
  writeProvider,
} from './settings/providers.ts'
export {
  type Policies,
  type PolicyName,
  policyDefaults,
  readPolicies,
  type Scope,
  writePolicy,
} from './settings/settings.ts'
