import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { sayError } from './states.tsx'

const UNDO_MS = 10_000

/** Says what was done; with `undo`, it can be taken back for ten seconds, which is kinder than to ask before. */
export function tell(message: string, undo?: () => Promise<unknown>): void {
  const id = crypto.randomUUID()
  const takeBack = async () => {
    notifications.hide(id)
    try {
      await undo?.()
      tell(i18next.t('act.undone'))
    } catch (error) {
      tellRefusal(error)
    }
  }
  notifications.show({
    id,
    color: 'harbor',
    autoClose: undo ? UNDO_MS : 4000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('act.cancel') },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {undo && (
          <Button size="compact-sm" variant="light" onClick={() => void takeBack()}>
            {i18next.t('act.undo')}
          </Button>
        )}
      </Group>
    ),
  })
}

/** Says what was not done and why, in the server's words. Stays until it was read. */
export function tellRefusal(error: unknown): void {
  notifications.show({
    color: 'red',
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('act.cancel') },
    title: i18next.t('act.refused'),
    message: sayError(error, i18next.t('state.unreachable')),
  })
}
