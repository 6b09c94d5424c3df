import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, kontor, queries } from '../api.ts'
import { tell, tellRefusal } from '../parts/toast.tsx'
import { useMay } from '../session/session.ts'

const KEY = ['demo']

/** Lets new orders of the demo merchant arrive by themselves, or no more; no other merchant has this. */
export function LiveDemo() {
  const { t } = useTranslation()
  const may = useMay()
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => answer(kontor.GET('/v1/demo')),
    enabled: may('demo.steer'),
  })
  if (!data?.demo) return null
  const turn = async () => {
    const turned = await answer(kontor.PUT('/v1/demo', { body: { live: !data.live } }))
    queries.setQueryData(KEY, turned)
    tell(turned.live ? t('app.demoLives') : t('app.demoRests'))
  }
  return (
    <>
      <Menu.Label>{t('app.demo')}</Menu.Label>
      <Menu.CheckboxItem checked={data.live} closeMenuOnClick={false} onChange={() => void turn().catch(tellRefusal)}>
        {t('app.demoLive')}
      </Menu.CheckboxItem>
    </>
  )
}
