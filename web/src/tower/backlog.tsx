import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../parts/format.ts'
import type { TowerData } from './tower.tsx'

/** What waits for each step, and how old what is open has become. */
export function Backlog({ tower }: Readonly<{ tower: TowerData }>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('tower.step')}</Table.Th>
            <Table.Th className="number">{t('tower.waiting')}</Table.Th>
            <Table.Th className="number">{t('tower.oldest')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tower.steps.map(({ step, waiting, oldestAt }) => (
            <Table.Tr key={step}>
              <Table.Th scope="row">{t(`step.${step}`)}</Table.Th>
              <Table.Td className="number">{format.count(waiting)}</Table.Td>
              <Table.Td className="number">{oldestAt === null ? '–' : format.ago(oldestAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" className="quiet">
        {t('tower.backlogWhy')}
      </Text>
    </>
  )
}
