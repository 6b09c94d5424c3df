import { Group, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/session.ts'

/** The parts of administration, each with the right that shows it. */
export const SECTIONS = [
  ['/admin/locations', 'locations', 'organisation.read'],
  ['/admin/channels', 'channels', 'organisation.read'],
  ['/admin/people', 'people', 'user.read'],
  ['/admin/keys', 'keys', 'key.read'],
  ['/admin/catalog', 'catalog', 'catalog.read'],
  ['/admin/import', 'import', 'file.import'],
  ['/admin/policies', 'policies', 'policy.write'],
  ['/admin/services', 'services', 'provider.read'],
  ['/admin/audit', 'audit', 'audit.read'],
] as const

type Props = Readonly<{ at: (typeof SECTIONS)[number][1]; children?: ReactNode }>

/** The head of each part: where one is, where one can go, and what can be added here. */
export function Sections({ at, children }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const nav = useRef<HTMLElement>(null)
  // On a phone the parts are wider than the screen: the one that is open is brought into sight.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - 24
  }, [])
  return (
    <header>
      <Group justify="space-between" mih={36}>
        <Title order={1}>{t('admin.title')}</Title>
        {children}
      </Group>
      <nav ref={nav} className="sections" aria-label={t('admin.title')}>
        {SECTIONS.filter(([, , action]) => may(action)).map(([path, name]) => (
          <Link key={path} to={path} aria-current={name === at ? 'page' : undefined} activeOptions={{ exact: true }}>
            {t(`admin.${name}`)}
          </Link>
        ))}
      </nav>
    </header>
  )
}
