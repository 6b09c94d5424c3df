import { Anchor, Group, Text, Title } from '@mantine/core'
import { ArrowLeftIcon } from '@radix-ui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer, kontor, type PositionStory } from '../api.ts'
import { Loaded } from '../parts/states.tsx'
import { StockActs } from './actions/acts.tsx'
import { Held } from './held.tsx'
import { Ledger } from './ledger.tsx'
import { Numbers } from './numbers.tsx'
import { Supplies } from './supplies.tsx'
import { Transfers } from './transfers.tsx'

/** One item at one place: its numbers, and behind each what makes it up. */
export function Position() {
  const params = useParams({ from: '/stock/$item/$location' })
  const query = useQuery({
    queryKey: ['stock', 'position', params.item, params.location],
    queryFn: ({ signal }) =>
      answer(kontor.GET('/v1/stock/positions/{item}/{location}', { params: { path: params }, signal })),
  })
  return (
    <Loaded query={query} rows={12}>
      {(position) => (
        <div className="stack">
          <Header position={position} />
          <StockActs position={position} />
          <Numbers position={position} />
          <div className="order">
            <div className="stack">
              <Ledger position={position} />
            </div>
            <div className="stack">
              <Held position={position} />
              <Supplies position={position} />
              <Transfers sku={position.sku} />
            </div>
          </div>
        </div>
      )}
    </Loaded>
  )
}

function Header({ position }: Readonly<{ position: PositionStory }>) {
  const { t } = useTranslation()
  return (
    <header>
      <Anchor component={Link} to="/stock" size="sm" className="back">
        <ArrowLeftIcon /> {t('stock.back')}
      </Anchor>
      <Group gap="sm" mt={4}>
        <Title order={1}>{position.name}</Title>
      </Group>
      <Text size="sm" className="quiet">
        {position.sku} · {position.place}
        {position.reorderLevel !== null && ` · ${t('stock.reorderLevel', { count: position.reorderLevel })}`}
      </Text>
    </header>
  )
}
