import { Button, Group } from '@mantine/core'
import { PlusIcon } from '@radix-ui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../parts/card.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { useMay } from '../../session/session.ts'
import { type Brand, brandsQuery, type Channel, channelsQuery, entitiesQuery, priceListsQuery } from '../queries.ts'
import { Sections } from '../sections.tsx'
import { EditBrand } from './brand.tsx'
import { EditChannel } from './channel.tsx'

/** Where orders come from, and the names under which they are sold. */
export function Channels() {
  const { t } = useTranslation()
  const may = useMay()
  const [channel, setChannel] = useState<Channel | 'new' | null>(null)
  const [brand, setBrand] = useState<Brand | 'new' | null>(null)
  const write = may('organisation.write')
  return (
    <div className="stack">
      <Sections at="channels">
        {write && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setBrand('new')}>
              {t('admin.addBrand')}
            </Button>
            <Button leftSection={<PlusIcon />} onClick={() => setChannel('new')}>
              {t('admin.addChannel')}
            </Button>
          </Group>
        )}
      </Sections>
      <Card title={t('admin.channelList')} why={t('admin.channelsWhy')}>
        <ChannelList write={write} onEdit={setChannel} />
      </Card>
      <Card title={t('admin.brands')} why={t('admin.brandsWhy')}>
        <BrandList write={write} onEdit={setBrand} />
      </Card>
      {channel !== null && <EditChannel channel={channel} onClose={() => setChannel(null)} />}
      {brand !== null && <EditBrand brand={brand} onClose={() => setBrand(null)} />}
    </div>
  )
}

type ListProps<Row> = Readonly<{ write: boolean; onEdit: (row: Row) => void }>

function ChannelList({ write, onEdit }: ListProps<Channel>) {
  const { t } = useTranslation()
  const may = useMay()
  const query = useQuery(channelsQuery)
  const brands = useQuery(brandsQuery).data ?? []
  const lists = useQuery({ ...priceListsQuery, enabled: may('price.read') }).data ?? []
  return (
    <Loaded query={query} rows={4}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty title={t('admin.noChannels')} why={t('admin.channelsWhy')} />
        ) : (
          <Rows
            label={t('admin.channelList')}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              {
                head: t('admin.channel'),
                cell: ({ name, code }) => (
                  <span className="what">
                    <strong>{name}</strong> <span className="quiet">{code}</span>
                  </span>
                ),
              },
              { head: t('admin.kind'), cell: ({ kind }) => t(`admin.channel_${kind as 'web'}`) },
              { head: t('admin.brand'), cell: ({ brand }) => brands.find(({ id }) => id === brand)?.name ?? '' },
              {
                head: t('admin.prices'),
                cell: ({ priceList, currency, pricesIncludeTax }) =>
                  `${lists.find(({ id }) => id === priceList)?.code ?? t('admin.noList')} · ${currency} · ${
                    pricesIncludeTax ? t('admin.gross') : t('admin.net')
                  }`,
              },
              { head: t('admin.numbers'), cell: ({ numberPrefix }) => <code>{numberPrefix}…</code> },
              {
                head: t('admin.state'),
                cell: ({ active }) => (
                  <span className="status" data-tone={active ? 'good' : 'quiet'}>
                    {active ? t('admin.on') : t('admin.off')}
                  </span>
                ),
              },
              ...(write
                ? [
                    {
                      head: t('admin.change'),
                      cell: (row: Channel) => (
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={t('admin.editNamed', { name: row.name })}
                          onClick={() => onEdit(row)}
                        >
                          {t('admin.edit')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )
      }
    </Loaded>
  )
}

function BrandList({ write, onEdit }: ListProps<Brand>) {
  const { t, i18n } = useTranslation()
  const query = useQuery(brandsQuery)
  const entities = useQuery(entitiesQuery).data ?? []
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language' })
  return (
    <Loaded query={query} rows={2}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty title={t('admin.noBrands')} why={t('admin.brandsWhy')} />
        ) : (
          <ul className="plain-list">
            {rows.map((brand) => (
              <li key={brand.id}>
                <span>
                  <strong>{brand.name}</strong>{' '}
                  <span className="quiet">
                    {[
                      entities.find(({ id }) => id === brand.legalEntity)?.name,
                      brand.locales.map((locale) => languages.of(locale) ?? locale).join(', '),
                      brand.mailFrom,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                {write && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('admin.editNamed', { name: brand.name })}
                    onClick={() => onEdit(brand)}
                  >
                    {t('admin.edit')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
