import { Navigate } from '@tanstack/react-router'
import { lazy } from 'react'
import { useMay } from '../session/session.ts'
import { SECTIONS } from './sections.tsx'

export const Locations = lazy(() =>
  import('./locations/locations.tsx').then((module) => ({ default: module.Locations })),
)
export const LocationPage = lazy(() =>
  import('./locations/location.tsx').then((module) => ({ default: module.LocationPage })),
)
export const Channels = lazy(() => import('./channels/channels.tsx').then((module) => ({ default: module.Channels })))
export const People = lazy(() => import('./people/people.tsx').then((module) => ({ default: module.People })))
export const Keys = lazy(() => import('./keys/keys.tsx').then((module) => ({ default: module.Keys })))
export const Catalog = lazy(() => import('./catalog/catalog.tsx').then((module) => ({ default: module.Catalog })))
export const ItemPage = lazy(() => import('./catalog/item.tsx').then((module) => ({ default: module.ItemPage })))
export const ImportPage = lazy(() => import('./import/import.tsx').then((module) => ({ default: module.ImportPage })))
export const Policies = lazy(() => import('./policies/policies.tsx').then((module) => ({ default: module.Policies })))
export const Services = lazy(() => import('./services/services.tsx').then((module) => ({ default: module.Services })))
export const Audit = lazy(() => import('./audit/audit.tsx').then((module) => ({ default: module.Audit })))

/** Administration begins with the first part that the role shows. */
export function FirstSection() {
  const may = useMay()
  const [path] = SECTIONS.find(([, , action]) => may(action)) ?? SECTIONS[0]
  return <Navigate to={path} replace />
}
