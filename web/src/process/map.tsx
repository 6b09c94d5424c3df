import { ActionIcon, Group } from '@mantine/core'
import { MinusIcon, PlusIcon, SizeIcon } from '@radix-ui/react-icons'
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEventWord } from '../parts/event.ts'
import { useFormat } from '../parts/format.ts'
import { type Edge, type Flow, PACES, paceOf, slowestOf } from './flow.ts'
import { type Box, pathOf, place } from './layout.ts'
import type { ProcessSearch } from './search.ts'

type Opened = Readonly<{ from: string | undefined; to: string }>
type MapProps = Readonly<{
  flow: Pick<Flow, 'edges' | 'activities'>
  opened: Opened | null
  onOpen: (opened: Pick<ProcessSearch, 'from' | 'to'>) => void
}>

const ZOOMS = [0.4, 0.55, 0.75, 1, 1.3, 1.7] as const
const FULL = 3
const READABLE = 2
const WIDEST = 9

/** The largest zoom at which all of it is seen. */
function zoomFor(pane: HTMLElement | null, width: number): number {
  const share = (pane?.clientWidth ?? width) / width
  return Math.max(0, ZOOMS.filter((one) => one <= share).length - 1)
}

/** The map: what is wide happens often, what is dark and named with a clock takes long. Scrolled and dragged as any page is. */
export function FlowMap({ flow, opened, onOpen }: MapProps) {
  const { t, i18n } = useTranslation()
  const word = useEventWord()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `word` is another function each time, its words change with the language
  const placed = useMemo(() => place(flow.activities, flow.edges, word), [flow, i18n.language])
  const [zoom, setZoom] = useState<number>(FULL)
  const pane = useRef<HTMLElement>(null)
  const drag = useDrag(pane)
  const slowest = slowestOf(flow.edges)
  const most = Math.max(...flow.edges.map(({ passages }) => passages), 1)
  const scale = ZOOMS[zoom] ?? 1
  const fit = () => setZoom(zoomFor(pane.current, placed.width))
  // Once, when it is drawn first: later it is where somebody put it, whatever happens meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    setZoom(Math.min(Math.max(zoomFor(pane.current, placed.width), READABLE), FULL))
    pane.current?.scrollTo({ left: (pane.current.scrollWidth - pane.current.clientWidth) / 2 })
  }, [])
  return (
    <div className="process-map">
      <Legend />
      <Group gap={4} className="zoom">
        <Zoom label={t('process.closer')} onClick={() => setZoom(Math.min(zoom + 1, ZOOMS.length - 1))}>
          <PlusIcon />
        </Zoom>
        <Zoom label={t('process.farther')} onClick={() => setZoom(Math.max(zoom - 1, 0))}>
          <MinusIcon />
        </Zoom>
        <Zoom label={t('process.fit')} onClick={fit}>
          <SizeIcon />
        </Zoom>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1) */}
      <section ref={pane} className="pane" tabIndex={0} aria-label={t('process.map')} {...drag}>
        <svg
          width={Math.round(placed.width * scale)}
          height={Math.round(placed.height * scale)}
          viewBox={`0 0 ${placed.width} ${placed.height}`}
        >
          <title>{t('process.map')}</title>
          <Tips />
          {placed.edges.map(({ edge, points }) => (
            <Way key={`${edge.from} ${edge.to}`} edge={edge} path={pathOf(points)} {...{ most, slowest, onOpen }} />
          ))}
          {placed.nodes.map(({ activity, ...box }) => (
            <Target
              key={activity.activity}
              className="activity"
              box={box}
              label={word(activity.activity)}
              count={activity.passages}
              pressed={opened?.to === activity.activity && opened.from === undefined}
              onClick={() => onOpen({ to: activity.activity })}
            />
          ))}
          {placed.edges.map(({ edge, points: _, ...box }) => (
            <Mark
              key={`${edge.from} ${edge.to}`}
              {...{ edge, box, slowest, onOpen }}
              pressed={opened?.from === edge.from && opened.to === edge.to}
            />
          ))}
        </svg>
      </section>
    </div>
  )
}

/** Dragged by mouse where it does not fit; a finger scrolls it as it does everything. */
function useDrag(pane: React.RefObject<HTMLElement | null>) {
  const from = useRef<{ x: number; y: number } | null>(null)
  return {
    onPointerDown(event: PointerEvent) {
      if (event.pointerType === 'mouse' && event.button === 0) from.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove({ clientX, clientY, buttons }: PointerEvent) {
      if (!from.current || buttons === 0) from.current = null
      else {
        pane.current?.scrollBy(from.current.x - clientX, from.current.y - clientY)
        from.current = { x: clientX, y: clientY }
      }
    },
  }
}

type ZoomProps = Readonly<{ label: string; onClick: () => void; children: React.ReactNode }>

function Zoom({ label, onClick, children }: ZoomProps) {
  return (
    <ActionIcon variant="default" size="lg" aria-label={label} title={label} onClick={onClick}>
      {children}
    </ActionIcon>
  )
}

function Tips() {
  return (
    <defs>
      {PACES.map((pace) => (
        <marker
          key={pace}
          id={`tip-${pace}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path className={`tip ${pace}`} d="M0,0 L8,4 L0,8 z" />
        </marker>
      ))}
    </defs>
  )
}

type WayProps = Readonly<{ edge: Edge; path: string; most: number; slowest: number; onOpen: MapProps['onOpen'] }>

/** The line alone: by keyboard and for those who do not see it, its mark is what one opens. */
function Way({ edge, path, most, slowest, onOpen }: WayProps) {
  const pace = paceOf(edge.medianS, slowest)
  const width = 1.25 + (WIDEST - 1.25) * Math.sqrt(edge.passages / most)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the pointer; the mark beside it is a button
    <path
      className={`way clickable ${pace}`}
      d={path}
      strokeWidth={width}
      markerEnd={`url(#tip-${pace})`}
      onClick={() => onOpen({ from: edge.from, to: edge.to })}
    />
  )
}

type TargetProps = Readonly<{
  className: string
  box: Box
  label: string
  count: number
  pressed: boolean
  onClick: () => void
}>

function Target({ className, box: { x, y, width, height }, label, count, pressed, onClick }: TargetProps) {
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
    <g
      role="button"
      tabIndex={0}
      className={className}
      aria-pressed={pressed}
      aria-label={`${label}, ${format.count(count)}`}
      onClick={onClick}
      onKeyDown={(event) => isPress(event) && onClick()}
    >
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx="8" />
      <text x={x} y={y - 4}>
        {label}
      </text>
      <text x={x} y={y + 14} className="many">
        {format.count(count)}
      </text>
    </g>
  )
}

type MarkProps = Readonly<{ edge: Edge; box: Box; slowest: number; pressed: boolean; onOpen: MapProps['onOpen'] }>

/** How often and how long, on the way itself; the slow ones carry a clock. */
function Mark({ edge, box: { x, y, width, height }, slowest, pressed, onOpen }: MarkProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const word = useEventWord()
  const pace = paceOf(edge.medianS, slowest)
  const isSlow = pace === 'slow' || pace === 'slowest'
  const took = edge.medianS === null || edge.medianS === 0 ? null : format.duration(edge.medianS)
  const onClick = () => onOpen({ from: edge.from, to: edge.to })
  const name = t('process.way', { from: word(edge.from), to: word(edge.to) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
    <g
      role="button"
      tabIndex={0}
      className={`mark ${pace}`}
      aria-pressed={pressed}
      aria-label={[name, format.count(edge.passages), took, isSlow && t(`process.${pace}`)].filter(Boolean).join(', ')}
      onClick={onClick}
      onKeyDown={(event) => isPress(event) && onClick()}
    >
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx="6" />
      <text x={x} y={y + 4}>
        {isSlow && '◷ '}
        {[format.count(edge.passages), took].filter(Boolean).join(' · ')}
      </text>
    </g>
  )
}

function isPress(event: React.KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false
  event.preventDefault()
  return true
}

/** What the tints and widths mean, in words. */
function Legend() {
  const { t } = useTranslation()
  return (
    <ul className="legend quiet">
      <li>{t('process.wide')}</li>
      {PACES.map((pace) => (
        <li key={pace}>
          <svg width="26" height="8" aria-hidden="true">
            <line className={`way ${pace}`} x1="0" y1="4" x2="26" y2="4" strokeWidth="4" />
          </svg>
          {(pace === 'slow' || pace === 'slowest') && '◷ '}
          {t(`process.${pace}`)}
        </li>
      ))}
    </ul>
  )
}
