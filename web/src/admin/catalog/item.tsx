import { Anchor, Group, Text, Title } from '@mantine/core'
import { ArrowLeftIcon } from '@radix-ui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../../api.ts'
import { Card } from '../../parts/card.tsx'
import { useFormat } from '../../parts/format.ts'
import { Loaded } from '../../parts/states.tsx'
import { useMay } from '../../session/session.ts'
import type { Item } from './catalog.tsx'
import { Prices } from './prices.tsx'

/** One item: what it is, and what it costs in which list from when on. */
export function ItemPage() {
  const { item: id } = useParams({ from: '/admin/catalog/$item' })
  const may = useMay()
  const query = useQuery({
    queryKey: ['admin', 'item', id],
    queryFn: ({ signal }) => answer(kontor.GET('/v1/items/{item}', { params: { path: { item: id } }, signal })),
  })
  return (
    <Loaded query={query} rows={10}>
      {(item) => (
        <div className="stack">
          <Header item={item} />
          <div className="order">
            <div className="stack">{may('price.read') && <Prices item={item} />}</div>
            <Facts item={item} />
          </div>
        </div>
      )}
    </Loaded>
  )
}

function Header({ item }: Readonly<{ item: Item }>) {
  const { t } = useTranslation()
  return (
    <header>
      <Anchor component={Link} to="/admin/catalog" size="sm" className="back">
        <ArrowLeftIcon /> {t('admin.catalog')}
      </Anchor>
      <Group gap="sm" mt={4}>
        <Title order={1} className="wrap">
          {item.name}
        </Title>
        <span className="status" data-tone={item.discontinued ? 'quiet' : 'good'}>
          {item.discontinued ? t('admin.discontinued') : t('admin.sold')}
        </span>
      </Group>
      <Text size="sm" className="quiet">
        {item.sku} · {t(`admin.item_${item.kind}`)}
        {item.category !== null && ` · ${item.category}`}
      </Text>
    </header>
  )
}

function Facts({ item }: Readonly<{ item: Item }>) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language' })
  const { lengthMm, widthMm, heightMm } = item
  const facts: readonly (readonly [string, string | null])[] = [
    ['GTIN', item.gtin],
    [t('admin.weight'), item.weightG === null ? null : `${format.count(item.weightG)} g`],
    [
      t('admin.size'),
      lengthMm === null || widthMm === null || heightMm === null ? null : `${lengthMm} × ${widthMm} × ${heightMm} mm`,
    ],
    [t('admin.taxClass'), item.taxClass],
    [t('admin.cost'), item.cost && item.costCurrency ? format.price(item.cost, item.costCurrency) : null],
    [t('admin.releasedOn'), item.releasedOn === null ? null : format.day(item.releasedOn)],
    [t('admin.reorderLevel'), item.reorderLevel === null ? null : format.count(item.reorderLevel)],
    ...Object.entries(item.units).map(([unit, count]) => [unit, `= ${format.count(count)}`] as const),
    ...Object.entries(item.names).map(([locale, name]) => [languages.of(locale) ?? locale, name] as const),
    ...Object.entries(item.attributes).map(([name, value]) => [name, String(value)] as const),
  ]
  const known = facts.filter(([, value]) => value !== null)
  return (
    <div className="stack">
      <Card title={t('admin.attributes')}>
        <dl className="facts">
          {known.map(([name, value]) => (
            <div key={name} className="fact-row">
              <dt>{name}</dt>
              <dd className="wrap">{value}</dd>
            </div>
          ))}
        </dl>
        <Text size="sm" mt="sm">
          <Link to="/stock" search={{ search: item.sku }} className="way">
            {t('admin.itsStock')}
          </Link>
        </Text>
      </Card>
      {item.parts.length > 0 && (
        <Card title={t('admin.parts')}>
          <ul className="plain-list">
            {item.parts.map(({ sku, units }) => (
              <li key={sku}>
                <span>{sku}</span>
                <span className="number">{format.count(units)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
