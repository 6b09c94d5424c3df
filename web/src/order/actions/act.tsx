import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type QueryKey, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { queries, Refused } from '../../api.ts'
import { Loading, sayError } from '../../parts/states.tsx'
import { tell, tellRefusal } from '../../parts/toast.tsx'

const TYPING_MS = 300

type ActProps<Preview, Result> = Readonly<{
  /** The order it is of; other acts name in `touches` what is read again after them. */
  order?: string
  touches?: readonly QueryKey[]
  title: string
  /** What the button does, in words. */
  doing: string
  onClose: () => void
  /** What is wished for, as it is sent: the preview is asked again when it changes. null: not yet complete. */
  wish: unknown
  /** Asks the server what would happen; left out where the API shows it in no other way than by doing it. */
  preview?: () => Promise<Preview>
  showPreview: (preview: Preview | undefined) => ReactNode
  /** Does it, under a key that stays the same when it is sent again after a broken line. */
  act: (idempotencyKey: string) => Promise<Result>
  done: (result: Result) => string
  undo?: (result: Result) => Promise<unknown>
  children?: ReactNode
}>

/** An act: the wish, what it would do, then the act. Nothing is done that was not shown before. */
export function Act<Preview, Result>(props: ActProps<Preview, Result>) {
  const {
    order,
    touches = [['order', order]],
    title,
    doing,
    onClose,
    wish,
    preview,
    showPreview,
    act,
    done,
    undo,
    children,
  } = props
  const { t } = useTranslation()
  const key = useRef(crypto.randomUUID())
  const [asked] = useDebouncedValue(JSON.stringify(wish), TYPING_MS)
  const shown = useQuery({
    queryKey: ['preview', ...touches, title, asked],
    enabled: preview !== undefined && wish !== null,
    gcTime: 0,
    staleTime: 0,
    queryFn: () => preview?.() ?? Promise.reject(new Error('no preview')),
  })
  const doIt = useMutation({
    mutationFn: () => act(key.current),
    onSuccess: (result) => {
      onClose()
      const again = () => Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey })))
      tell(done(result), undo && (() => undo(result).finally(again)))
      void again()
    },
    onError: (error) => {
      // Refused is final: another wish, even the same one again, is a new act. A broken line is not.
      if (error instanceof Refused) key.current = crypto.randomUUID()
      tellRefusal(error)
    },
  })
  const settled = JSON.stringify(wish) === asked && (preview === undefined || shown.isSuccess)
  return (
    <Modal opened onClose={onClose} size="lg" title={title} closeButtonProps={{ 'aria-label': t('act.cancel') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (settled && wish !== null && !doIt.isPending) doIt.mutate()
        }}
      >
        <Stack gap="md">
          {children}
          <section className="preview" aria-live="polite" aria-label={t('act.preview')}>
            <Text fw={600} size="sm" mb={4}>
              {t('act.preview')}
            </Text>
            {shown.isError ? (
              <Text size="sm" className="late">
                {sayError(shown.error, t('state.unreachable'))}
              </Text>
            ) : preview !== undefined && shown.data === undefined && wish !== null ? (
              <Loading rows={2} />
            ) : (
              showPreview(shown.data)
            )}
          </section>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" loading={doIt.isPending} disabled={!settled || wish === null}>
              {doing}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** The sentences of a preview. */
export function Consequences({ lines }: Readonly<{ lines: readonly string[] }>) {
  return (
    <ul className="consequences">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
