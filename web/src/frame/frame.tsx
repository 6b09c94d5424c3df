import { ActionIcon, Alert, AppShell, Burger, Button, Group, Kbd, NavLink, Text } from '@mantine/core'
import { useDisclosure, useHotkeys, useNetwork } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { MagnifyingGlassIcon } from '@radix-ui/react-icons'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BulkProgress } from '../orders/progress.tsx'
import { useMay } from '../session/session.ts'
import { useSending } from '../store/queue/use-queue.ts'
import { Account } from './account.tsx'
import { useLive } from './live.ts'
import { SCREENS, type Screen } from './navigation.ts'
import { Palette } from './palette.tsx'

/** What stands around every screen: navigation, search, who is logged in, and whether it is live. */
export function Frame() {
  const { t } = useTranslation()
  const [opened, { toggle, close }] = useDisclosure()
  const navigate = useNavigate()
  const may = useMay()
  const screens = SCREENS.filter(({ action }) => may(action))
  // Who has no right to events has no line that could be broken.
  const hears = may('event.read')
  const live = useLive(hears)
  useSending()
  const { online } = useNetwork()
  useHotkeys(screens.map(({ key, path }) => [`mod+${key}`, () => void navigate({ to: path })]))

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', md: 'lg' }}
    >
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('app.menu')} />
            <img src="/icon.svg" alt="" width={28} height={28} />
            <Text fw={650} visibleFrom="xs">
              {t('app.name')}
            </Text>
          </Group>
          <Button
            variant="default"
            fw={400}
            visibleFrom="sm"
            w={340}
            justify="start"
            leftSection={<MagnifyingGlassIcon />}
            rightSection={<Kbd size="xs">Ctrl K</Kbd>}
            onClick={spotlight.open}
          >
            {t('app.search')}
          </Button>
          <Group gap="xs" wrap="nowrap">
            <ActionIcon
              variant="default"
              size="lg"
              hiddenFrom="sm"
              aria-label={t('app.search')}
              onClick={spotlight.open}
            >
              <MagnifyingGlassIcon />
            </ActionIcon>
            {hears && (
              <Text size="xs" className={live ? 'live' : 'quiet'} role="status">
                {live ? t('app.live') : t('app.notLive')}
              </Text>
            )}
            <Account />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('app.navigation')}>
        {screens.map(({ path, words, icon: Icon }) => (
          <ScreenLink key={path} path={path} label={t(`app.${words}`)} icon={<Icon />} onGo={close} />
        ))}
        <NavLink mt="auto" href="/docs/" label={t('app.reference')} className="quiet" />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {!online && (
          <Alert color="orange" variant="light" mb="md" role="alert">
            {t('app.offline')}
          </Alert>
        )}
        <div className="page">
          <Outlet />
        </div>
      </AppShell.Main>
      <Palette screens={screens} />
      <BulkProgress />
    </AppShell>
  )
}

type ScreenLinkProps = Readonly<{ path: Screen['path']; label: string; icon: React.ReactNode; onGo: () => void }>

function ScreenLink({ path, label, icon, onGo }: ScreenLinkProps) {
  const { pathname } = useLocation()
  const holds = (screen: string) => (screen === '/' ? pathname === '/' : pathname.startsWith(screen))
  // The nearest one: a new order is not the list of orders.
  const active = holds(path) && !SCREENS.some((other) => other.path.length > path.length && holds(other.path))
  return (
    <NavLink
      component={Link}
      to={path}
      activeOptions={{ exact: true }}
      label={label}
      leftSection={icon}
      active={active}
      aria-current={active ? 'page' : undefined}
      onClick={onGo}
    />
  )
}
