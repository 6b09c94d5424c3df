import { Button, Group, Text } from '@mantine/core'
import { PlusIcon } from '@radix-ui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../../api.ts'
import { useFormat } from '../../parts/format.ts'
import { Rows } from '../../parts/rows.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { useMay, useMe } from '../../session/session.ts'
import { locationsQuery, readAll } from '../queries.ts'
import { Sections } from '../sections.tsx'
import { EditPerson } from './edit.tsx'
import { ResetPassword } from './reset.tsx'

export type Person = Got<'/v1/users'>['items'][number]

/** Who works here, as what, and where. */
export function People() {
  const { t } = useTranslation()
  const may = useMay()
  const [editing, setEditing] = useState<Person | 'new' | null>(null)
  const [resetting, setResetting] = useState<Person | null>(null)
  const query = useQuery({
    queryKey: ['admin', 'people'],
    queryFn: () => readAll((page) => answer(kontor.GET('/v1/users', { params: { query: page } }))),
  })
  return (
    <div className="stack">
      <Sections at="people">
        {may('user.write') && (
          <Button leftSection={<PlusIcon />} onClick={() => setEditing('new')}>
            {t('admin.addPerson')}
          </Button>
        )}
      </Sections>
      <section className="card" aria-label={t('admin.people')}>
        <Loaded query={query} rows={8}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={t('admin.noPeople')} />
            ) : (
              <List rows={rows} onEdit={setEditing} onReset={setResetting} />
            )
          }
        </Loaded>
      </section>
      {editing !== null && <EditPerson person={editing} onClose={() => setEditing(null)} />}
      {resetting !== null && <ResetPassword person={resetting} onClose={() => setResetting(null)} />}
    </div>
  )
}

type ListProps = Readonly<{
  rows: readonly Person[]
  onEdit: (person: Person) => void
  onReset: (person: Person) => void
}>

function List({ rows, onEdit, onReset }: ListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay()
  const me = useMe()
  const places = useQuery(locationsQuery).data ?? []
  const nameOf = (id: string) => places.find((place) => place.id === id)?.name ?? '…'
  return (
    <Rows
      label={t('admin.people')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t('admin.person'),
          cell: ({ name, email }) => (
            <span className="what">
              <strong className="wrap">{name}</strong>
              <span className="quiet wrap">{email}</span>
            </span>
          ),
        },
        {
          head: t('admin.roles'),
          cell: ({ grants }) =>
            grants.map(({ role, locations }) => (
              <div key={role}>
                {t(`admin.role_${role as 'lead'}`)}
                {locations.length > 0 && <span className="quiet"> · {locations.map(nameOf).join(', ')}</span>}
              </div>
            )),
        },
        { head: t('admin.since'), cell: ({ createdAt }) => format.day(createdAt) },
        {
          head: t('admin.state'),
          cell: ({ active }) => (
            <span className="status" data-tone={active ? 'good' : 'quiet'}>
              {active ? t('admin.mayLogIn') : t('admin.mayNotLogIn')}
            </span>
          ),
        },
        {
          head: t('admin.change'),
          cell: (person) =>
            !may('user.write') ? null : person.id === me.id ? (
              <Text size="sm" className="quiet">
                {t('admin.thatIsYou')}
              </Text>
            ) : (
              <Group gap="xs" wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('admin.editNamed', { name: person.name })}
                  onClick={() => onEdit(person)}
                >
                  {t('admin.edit')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('admin.resetOf', { name: person.name })}
                  onClick={() => onReset(person)}
                >
                  {t('admin.resetPassword')}
                </Button>
              </Group>
            ),
        },
      ]}
    />
  )
}
