import { Group, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

const SECTIONS = [
  ['/stock', 'positions'],
  ['/stock/transfers', 'transfers'],
  ['/stock/capacity', 'capacity'],
] as const

type Props = Readonly<{ at: (typeof SECTIONS)[number][1]; hint?: string }>

/** The three views of stock: goods on shelves, goods between them, and hours of people. */
export function Sections({ at, hint }: Props) {
  const { t } = useTranslation()
  return (
    <header>
      <Group justify="space-between">
        <Title order={1}>{t('stock.title')}</Title>
        {hint !== undefined && (
          <Text size="xs" className="quiet" component="p" visibleFrom="sm">
            {hint}
          </Text>
        )}
      </Group>
      <nav className="sections" aria-label={t('stock.title')}>
        {SECTIONS.map(([path, name]) => (
          <Link
            key={path}
            to={path}
            // `/stock` begins the others, and is not where one is then.
            activeOptions={{ exact: true, includeSearch: false }}
            aria-current={name === at ? 'page' : undefined}
          >
            {t(`stock.${name}`)}
          </Link>
        ))}
      </nav>
    </header>
  )
}
