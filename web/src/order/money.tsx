import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api.ts'
import { Card } from '../parts/card.tsx'
import { useFormat } from '../parts/format.ts'
import { Status } from '../parts/status.tsx'

/** What is due and what came, down to the operation. */
export function Money({ story }: Readonly<{ story: Story }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { money } = story
  if (!money) return <Card title={t('order.money')} why={t('order.moneyHidden')} />
  const say = (minor: number) => format.money(minor, money.currency)
  const rows = [
    ['total', money.totalMinor, true],
    ['cancelledMoney', -money.cancelledMinor, money.cancelledMinor !== 0],
    ['credited', -money.creditedMinor, money.creditedMinor !== 0],
    ['due', money.dueMinor, money.dueMinor !== money.totalMinor],
    ['authorized', money.authorizedMinor, money.authorizedMinor !== 0],
    ['captured', money.capturedMinor, true],
    ['refunded', -money.refundedMinor, money.refundedMinor !== 0],
  ] as const
  return (
    <Card title={t('order.money')}>
      <dl className="facts money">
        {rows
          .filter(([, , shown]) => shown)
          .map(([name, minor]) => (
            <Row key={name} name={t(`order.${name}`)} value={say(minor)} />
          ))}
        <Row name={t('order.owed')} value={say(money.owedMinor)} sum />
      </dl>
      {story.payments.length === 0 && <p className="quiet why">{t('order.noPayments')}</p>}
      <Stack gap="xs" mt="sm">
        {story.payments.map((one) => (
          <Group key={one.operation} justify="space-between" gap="xs">
            <div>
              <Text size="sm">
                {one.method.replaceAll('_', ' ')}, {one.kind.replaceAll('_', ' ')}
              </Text>
              <Text size="xs" className="quiet">
                {format.instant(one.occurredAt)}
              </Text>
            </div>
            <Group gap="xs">
              <Status code={one.state} />
              <Text size="sm" className="number">
                {format.money(one.amountMinor, one.currency)}
              </Text>
            </Group>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}

function Row({ name, value, sum = false }: Readonly<{ name: string; value: string; sum?: boolean }>) {
  return (
    <>
      <dt className={sum ? 'sum' : undefined}>{name}</dt>
      <dd className={sum ? 'sum' : undefined}>{value}</dd>
    </>
  )
}
