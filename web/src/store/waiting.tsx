import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Act } from './queue/act.ts'
import { discardFrom, retryAct } from './queue/kept.ts'

/** What was done here and is not with the server: what still waits for a line, and what the server has refused. */
export function Waiting({ acts, others }: Readonly<{ acts: readonly Act[]; others: number }>) {
  const { t } = useTranslation()
  const refused = acts.filter((act) => act.refused !== null)
  const waiting = acts.length - refused.length
  if (acts.length + others === 0) return null
  return (
    <Stack gap="xs">
      {waiting > 0 && (
        <Alert color="orange" variant="light" role="status" title={t('store.waiting', { count: waiting })}>
          {t('store.waitingWhy')}
        </Alert>
      )}
      {others > 0 && (
        <Alert color="orange" variant="light" role="status" title={t('store.others', { count: others })}>
          {t('store.othersWhy')}
        </Alert>
      )}
      {refused.map((act) => (
        <RefusedAct key={act.id} act={act} behind={behind(acts, act)} />
      ))}
    </Stack>
  )
}

/** Acts of the same work that were done after it, and wait for what becomes of it. */
const behind = (acts: readonly Act[], act: Act) => acts.filter((one) => one.work === act.work && one.id > act.id).length

function RefusedAct({ act, behind }: Readonly<{ act: Act; behind: number }>) {
  const { t } = useTranslation()
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={t('store.refused', { number: act.number, act: t(`store.did_${act.doing.kind}`) })}
    >
      <Text size="sm">{act.refused}</Text>
      {behind > 0 && <Text size="sm">{t('store.behind', { count: behind })}</Text>}
      <Group mt="sm" gap="sm">
        <Button size="lg" variant="default" onClick={() => retryAct(act)}>
          {t('state.again')}
        </Button>
        <Button size="lg" variant="default" onClick={() => discardFrom(act)}>
          {behind > 0 ? t('store.discardAll') : t('store.discard')}
        </Button>
      </Group>
    </Alert>
  )
}
