import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { CheckIcon, PersonIcon } from '@radix-ui/react-icons'
import { useTranslation } from 'react-i18next'
import { tellRefusal } from '../parts/toast.tsx'
import { logOut, useMe } from '../session/session.ts'
import { changeLanguage, LANGUAGES, type Language } from '../words/words.ts'
import { LiveDemo } from './live-demo.tsx'

const SCHEMES = { auto: 'system', light: 'light', dark: 'dark' } as const

/** Who is logged in, and how this person likes to see things. */
export function Account() {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const me = useMe()
  const chosen = (yes: boolean) => (yes ? <CheckIcon /> : <span className="no-check" />)
  return (
    <Menu width={240} position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t('app.account')}>
          <PersonIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name} · {me.roles.join(', ').replaceAll('_', ' ')}
        </Menu.Label>
        <Menu.Label>{t('app.language')}</Menu.Label>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            leftSection={chosen(i18n.language === language)}
            onClick={() => void changeLanguage(language)}
          >
            {LANGUAGES[language]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('app.appearance')}</Menu.Label>
        {(Object.keys(SCHEMES) as (keyof typeof SCHEMES)[]).map((scheme) => (
          <Menu.Item key={scheme} leftSection={chosen(colorScheme === scheme)} onClick={() => setColorScheme(scheme)}>
            {t(`app.${SCHEMES[scheme]}`)}
          </Menu.Item>
        ))}
        <LiveDemo />
        <Menu.Divider />
        <Menu.Item onClick={() => void logOut().catch(tellRefusal)}>{t('app.logout')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
