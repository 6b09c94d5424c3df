import { Drawer, SegmentedControl, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, kontor } from '../api.ts'
import { useFormat } from '../parts/format.ts'
import { Paged } from '../parts/paged.tsx'
import { Backlog } from './backlog.tsx'
import type { QualityData } from './quality.tsx'
import { BEHIND, type Behind, ordersWith, type Tile } from './tiles.ts'
import type { TowerData } from './tower.tsx'

type CausesProps = Readonly<{ tile: Tile; quality: QualityData; tower: TowerData; onClose: () => void }>

/** What a number means, what was wrong, and with which orders. */
export function Causes({ tile, quality, tower, onClose }: CausesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const causes = BEHIND[tile]
  const [behind, setBehind] = useState<Behind | undefined>(
    causes.find((one) => ordersWith(quality.now, one) > 0) ?? causes[0],
  )
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={t(`tower.tile_${tile}`)}
      closeButtonProps={{ 'aria-label': t('act.cancel') }}
    >
      <div className="stack">
        <Text size="sm">{t(`tower.means_${tile}`)}</Text>
        {tile === 'backlog' && <Backlog tower={tower} />}
        {causes.length > 1 && (
          <SegmentedControl
            transitionDuration={0}
            orientation="vertical"
            fullWidth
            aria-label={t('tower.causes')}
            data={causes.map((one) => ({
              value: one,
              label: `${t(`tower.cause_${one}`)} · ${format.count(ordersWith(quality.now, one))}`,
            }))}
            value={behind ?? ''}
            onChange={(value) => setBehind(causes.find((one) => one === value))}
          />
        )}
        {behind && <Judged behind={behind} days={quality.days} />}
      </div>
    </Drawer>
  )
}

function Judged({ behind, days }: Readonly<{ behind: Behind; days: number }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useInfiniteQuery({
    queryKey: ['judged', behind, days],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const more = pageParam === '' ? {} : { cursor: pageParam }
      const asked = { behind, days, limit: 25, ...more }
      return answer(kontor.GET('/v1/reports/quality/orders', { params: { query: asked }, signal }))
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return (
    <Paged list={query} waiting={6} empty={<Text size="sm">{t('tower.noCause')}</Text>}>
      {(rows) => (
        <ol className="plain-list passed">
          {rows.map((one) => (
            <li key={one.order}>
              <Link to="/orders/$order" params={{ order: one.order }}>
                {one.number}
              </Link>
              <span className="quiet grow">{[one.channel, format.day(one.closedAt)].join(' · ')}</span>
              {behind === 'cash' && one.cashS !== null && <span className="number">{format.duration(one.cashS)}</span>}
              {behind === 'unfilled' && (
                <span className="number">
                  {t('tower.filledOf', { filled: format.count(one.filled), units: format.count(one.units) })}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Paged>
  )
}
