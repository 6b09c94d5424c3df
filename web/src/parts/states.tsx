import { Button, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused, Unreachable } from '../api.ts'

/** What stands where nothing is: why, and what to do. */
export function Empty({ title, why, children }: Readonly<{ title: string; why?: string; children?: ReactNode }>) {
  return (
    <Stack gap="xs" align="center" py="xl" ta="center" role="status">
      <Text fw={600}>{title}</Text>
      {why !== undefined && (
        <Text className="quiet" size="sm" maw="32rem">
          {why}
        </Text>
      )}
      {children}
    </Stack>
  )
}

/** The shape of what comes, so that nothing jumps when it is there. */
export function Loading({ rows = 6 }: Readonly<{ rows?: number }>) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm" role="status" aria-label={t('state.loading')} aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={row} height={28} radius="sm" />
      ))}
    </Stack>
  )
}

/** What went wrong in the server's own words, and a way on. */
export function Failed({ error, again }: Readonly<{ error: unknown; again?: () => void }>) {
  const { t } = useTranslation()
  return (
    <Stack gap="xs" align="center" py="xl" ta="center" role="alert">
      <Title order={2}>{t('state.failed')}</Title>
      <Text className="quiet" size="sm" maw="32rem">
        {sayError(error, t('state.unreachable'))}
      </Text>
      {again && (
        <Button variant="default" onClick={again}>
          {t('state.again')}
        </Button>
      )}
    </Stack>
  )
}

export function sayError(error: unknown, unreachable: string): string {
  if (error instanceof Refused) return error.message
  if (error instanceof Unreachable) return unreachable
  return error instanceof Error ? error.message : String(error)
}

type LoadedProps<Data> = Readonly<{
  query: UseQueryResult<Data>
  rows?: number
  children: (data: Data) => ReactNode
}>

/** A read in all its states: what was there stays while it is read again, also when that fails. */
export function Loaded<Data>({ query, rows, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <Failed error={query.error} again={() => void query.refetch()} />
  return <Loading {...(rows !== undefined && { rows })} />
}
