import { useTranslation } from 'react-i18next'

export type Chosen = Readonly<Record<number, number>>
type Line = Readonly<{ line: number; name: string; all: number }>

/** How many of each, by two buttons that a thumb finds. */
export function Units({
  lines,
  chosen,
  onChange,
}: Readonly<{ lines: readonly Line[]; chosen: Chosen; onChange: (next: Chosen) => void }>) {
  const { t } = useTranslation('customer')
  return (
    <ul className="plain lines">
      {lines.map(({ line, name, all }) => {
        const units = chosen[line] ?? 0
        const set = (next: number) => onChange({ ...chosen, [line]: next })
        return (
          <li key={line} className="row">
            <span className="words">{name}</span>
            <span className="stepper">
              <button
                type="button"
                className="second"
                aria-label={t('less', { name })}
                disabled={units === 0}
                onClick={() => set(units - 1)}
              >
                −
              </button>
              <output>{t('of', { units, all })}</output>
              <button
                type="button"
                className="second"
                aria-label={t('more', { name })}
                disabled={units === all}
                onClick={() => set(units + 1)}
              >
                +
              </button>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

export function chosenLines(chosen: Chosen): { line: number; units: number }[] {
  return Object.entries(chosen).flatMap(([line, units]) => (units > 0 ? [{ line: Number(line), units }] : []))
}
