import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Loaded } from '../parts/states.tsx'
import { Causes } from './causes.tsx'
import { shareOf, TILES, type Tile } from './tiles.ts'
import type { TowerData } from './tower.tsx'

const DAYS = 30
export type QualityData = Got<'/v1/reports/quality'>

/** How good the orders were that are done. Each tile opens what was wrong, and the orders of it. */
export function Quality({ tower }: Readonly<{ tower: TowerData }>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Tile | null>(null)
  const query = useQuery({
    queryKey: ['tower', 'quality'],
    queryFn: ({ signal }) => answer(kontor.GET('/v1/reports/quality', { params: { query: { days: DAYS } }, signal })),
  })
  return (
    <Card title={t('tower.quality')} why={t('tower.qualityWhy', { days: DAYS })}>
      <Loaded query={query} rows={3}>
        {(quality) => (
          <>
            <ul className="tiles">
              {TILES.map((tile) => (
                <li key={tile}>
                  <TileButton tile={tile} quality={quality} tower={tower} onOpen={() => setOpen(tile)} />
                </li>
              ))}
            </ul>
            {open && <Causes tile={open} quality={quality} tower={tower} onClose={() => setOpen(null)} />}
          </>
        )}
      </Loaded>
    </Card>
  )
}

type TileProps = Readonly<{ tile: Tile; quality: QualityData; tower: TowerData; onOpen: () => void }>

function TileButton({ tile, quality, tower, onOpen }: TileProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const backlog = tower.steps.reduce((sum, { waiting }) => sum + waiting, 0)
  const { now, former } = quality
  const share = shareOf(tile, now)
  const before = shareOf(tile, former)
  const value =
    tile === 'backlog'
      ? format.count(backlog)
      : tile === 'cash'
        ? now.cashMedianS === null
          ? '–'
          : format.duration(now.cashMedianS)
        : share === null
          ? '–'
          : format.percent(share)
  const more =
    tile === 'backlog'
      ? t('tower.backlogMore')
      : tile === 'cash'
        ? former.cashMedianS === null
          ? t('tower.noBefore')
          : t('tower.before', { value: format.duration(former.cashMedianS) })
        : before === null
          ? t('tower.noBefore')
          : t('tower.before', { value: format.percent(before) })
  return (
    <button type="button" className="tile" onClick={onOpen}>
      <span className="quiet">{t(`tower.tile_${tile}`)}</span>
      <span className="figure">{value}</span>
      <span className="quiet small">{more}</span>
    </button>
  )
}
