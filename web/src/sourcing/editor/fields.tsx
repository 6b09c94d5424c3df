import { Accordion } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../parts/card.tsx'
import type { Definition } from '../definition.ts'
import { useCheck } from './check.ts'

/** Everything that expressions may ask, with its type, as the server says it with every check. */
export function Fields({ definition }: Readonly<{ definition: Definition }>) {
  const { t } = useTranslation()
  const { check } = useCheck(definition)
  const fields = check.data?.fields ?? {}
  return (
    <Card title={t('sourcing.fields')} why={t('sourcing.fieldsWhy')}>
      <Accordion multiple variant="contained" chevronPosition="left">
        {Object.entries(fields).map(([variable, own]) => (
          <Accordion.Item key={variable} value={variable}>
            <Accordion.Control>
              <code>{variable}</code>
            </Accordion.Control>
            <Accordion.Panel>
              <dl className="facts">
                {Object.entries(own).map(([field, type]) => (
                  <div key={field} className="fact">
                    <dt>
                      <code>
                        {variable}.{field}
                      </code>
                    </dt>
                    <dd className="quiet">{typeof type === 'string' ? type : 'map'}</dd>
                  </div>
                ))}
              </dl>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Card>
  )
}
