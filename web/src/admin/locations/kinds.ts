import { useTranslation } from 'react-i18next'
import type { Location } from '../queries.ts'

export const KINDS = ['warehouse', 'store', 'supplier', '3pl', 'vehicle'] as const
export const KEEPERS = ['kontor', 'till', 'wms', 'supplier'] as const
export const FEATURES = ['canShip', 'canPickup', 'canReturn', 'canServe'] as const
export type Features = Pick<Location, (typeof FEATURES)[number]>

/** What a place does, in words. */
export function useFeatures(): (of: Features) => string[] {
  const { t } = useTranslation()
  return (of) => FEATURES.flatMap((feature) => (of[feature] ? [t(`admin.${feature}`)] : []))
}
