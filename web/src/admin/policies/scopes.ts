import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { brandsQuery, channelsQuery, entitiesQuery, locationsQuery } from '../queries.ts'

type Kind = 'tenant' | 'legal_entity' | 'brand' | 'channel' | 'location'
/** Where a policy can be set. `target` is the id in the API; the whole merchant has none in the address. */
export type Scope = Readonly<{
  id: string
  target: string
  kind: Kind
  label: string
  /** What is asked to see what holds there: the scope with all that it lies in. */
  query: Readonly<{ legalEntity?: string; brand?: string; channel?: string; location?: string }>
}>

/** From the whole merchant down to one place. A channel lies in its brand, a brand in its legal entity. */
export function useScopes(): readonly Scope[] {
  const { t } = useTranslation()
  const entities = useQuery(entitiesQuery).data ?? []
  const brands = useQuery(brandsQuery).data ?? []
  const channels = useQuery(channelsQuery).data ?? []
  const locations = useQuery(locationsQuery).data ?? []
  const inBrand = (id: string) => {
    const brand = brands.find((one) => one.id === id)
    return { brand: id, ...(brand && { legalEntity: brand.legalEntity }) }
  }
  const make = (kind: Kind, kindWord: string, id: string, name: string, query: Scope['query']): Scope => ({
    ...{ id, target: id, kind, query, label: `${kindWord}: ${name}` },
  })
  return [
    { id: '', target: '', kind: 'tenant', label: t('admin.wholeMerchant'), query: {} },
    ...entities.map(({ id, name }) => make('legal_entity', t('admin.entity'), id, name, { legalEntity: id })),
    ...brands.map(({ id, name }) => make('brand', t('admin.brand'), id, name, inBrand(id))),
    ...channels.map(({ id, name, brand }) =>
      make('channel', t('admin.channel'), id, name, { channel: id, ...inBrand(brand) }),
    ),
    ...locations.map(({ id, name }) => make('location', t('admin.location'), id, name, { location: id })),
  ]
}
