import { useMantineColorScheme } from '@mantine/core'
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { MagnifyingGlassIcon } from '@radix-ui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage, LANGUAGES, type Language } from '../words/words.ts'
import type { Screen } from './navigation.ts'

/** Everything by keyboard: screens, settings, and any order by what one has at hand of it. */
export function Palette({ screens }: Readonly<{ screens: readonly Screen[] }>) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme()

  const wanted = text.trim()
  const find = {
    id: 'find',
    label: t('app.searchOrders', { text: wanted }),
    leftSection: <MagnifyingGlassIcon />,
    // Found by whatever is typed: the palette keeps what its words contain.
    keywords: [wanted],
    onClick: () => void navigate({ to: '/orders', search: { q: wanted } }),
  }
  const groups: SpotlightActionGroupData[] = [
    ...(wanted !== '' && screens.some(({ path }) => path === '/orders')
      ? [{ group: t('app.orders'), actions: [find] }]
      : []),
    {
      group: t('app.goTo'),
      actions: screens.map(({ path, words, icon: Icon }) => ({
        id: path,
        label: t(`app.${words}`),
        leftSection: <Icon />,
        onClick: () => void navigate({ to: path }),
      })),
    },
    {
      group: t('app.settings'),
      actions: [
        ...(Object.keys(LANGUAGES) as Language[]).map((language) => ({
          id: `language-${language}`,
          label: `${t('app.language')}: ${LANGUAGES[language]}`,
          onClick: () => void changeLanguage(language),
        })),
        ...(['light', 'dark'] as const).map((scheme) => ({
          id: `scheme-${scheme}`,
          label: `${t('app.appearance')}: ${t(`app.${scheme}`)}`,
          onClick: () => setColorScheme(scheme),
        })),
      ],
    },
  ]
  return (
    <Spotlight
      actions={groups}
      query={text}
      onQueryChange={setText}
      shortcut={['mod + K']}
      nothingFound={t('app.nothingFound')}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <MagnifyingGlassIcon />,
        placeholder: t('app.search'),
        'aria-label': t('app.search'),
      }}
    />
  )
}
