import { Anchor, Button, Checkbox, Group, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../parts/card.tsx'
import { tellRefusal } from '../parts/toast.tsx'
import { useMay } from '../session/session.ts'
import { type FoundCustomer, readCustomer, useCustomers } from './ask.ts'
import { type Buyer, NOBODY } from './draft.ts'
import type { Part } from './new-order.tsx'

const NEW = 'new'

/** Who calls or stands at the counter: somebody who is known, or somebody new. */
export function BuyerPart(part: Part) {
  const { t } = useTranslation()
  const { buyer } = part.draft
  return (
    <Card title={t('newOrder.customer')}>
      {buyer === null ? (
        <FindBuyer {...part} />
      ) : buyer.id === null ? (
        <NewBuyer {...part} buyer={buyer} />
      ) : (
        <Known {...part} buyer={buyer} />
      )}
    </Card>
  )
}

function FindBuyer({ change, draft, errorOf }: Part) {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  const { data, isFetching } = useCustomers(said)
  const found = said.trim().length < 3 ? [] : (data?.items ?? [])
  const byId = new Map(found.map((one) => [one.id, one]))
  const asNew = { value: NEW, label: t('newOrder.newCustomer', { said: said.trim() }) }

  const choose = async (value: string | null) => {
    if (value === null) return
    if (value === NEW) return change({ buyer: { ...NOBODY, ...guess(said.trim()) } })
    try {
      const { customer, address } = await readCustomer(value)
      const name = customer.company ?? customer.name ?? ''
      change({ buyer: known(customer), shipTo: address ?? { ...draft.shipTo, name } })
    } catch (error) {
      tellRefusal(error)
    }
  }
  return (
    <Select
      name="buyer"
      label={t('newOrder.find')}
      description={t('newOrder.findHow')}
      autoFocus
      openOnFocus={false}
      searchable
      error={errorOf('buyer')}
      searchValue={said}
      onSearchChange={setSaid}
      data={[...found.map((one) => ({ value: one.id, label: nameOf(one) })), ...(said.trim() === '' ? [] : [asNew])]}
      // The server has filtered already, by more than the name.
      filter={({ options }) => options}
      aria-busy={isFetching}
      value={null}
      comboboxProps={{ shadow: 'md' }}
      renderOption={({ option }) => <CustomerOption label={option.label} customer={byId.get(option.value)} />}
      onChange={(value) => void choose(value)}
    />
  )
}

function CustomerOption({ label, customer }: Readonly<{ label: string; customer: FoundCustomer | undefined }>) {
  return (
    <div>
      <Text size="sm" fw={customer ? 550 : 400} lineClamp={1} dir="auto">
        {label}
      </Text>
      {customer && (
        <Text size="xs" className="quiet" lineClamp={1}>
          {[customer.number, customer.email, customer.phone].filter(Boolean).join(' · ')}
        </Text>
      )}
    </div>
  )
}

function NewBuyer({ buyer, change, errorOf }: Part & { buyer: Buyer }) {
  const { t } = useTranslation()
  const keeps = useMay()('customer.write')
  const set = (facts: Partial<Buyer>) => change({ buyer: { ...buyer, ...facts } })
  const field = (name: 'name' | 'company' | 'email' | 'phone', maxLength: number) => ({
    name: `buyer-${name}`,
    label: t(`newOrder.${name}`),
    value: buyer[name],
    maxLength,
    autoComplete: 'off',
    error: errorOf(`buyer-${name}`),
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput {...field('name', 200)} autoFocus />
        <TextInput {...field('company', 200)} />
        <TextInput {...field('email', 254)} type="email" />
        <TextInput {...field('phone', 40)} type="tel" />
      </SimpleGrid>
      <Group justify="space-between" mt="sm">
        {keeps ? (
          <Checkbox
            label={t('newOrder.keep')}
            checked={buyer.keep}
            onChange={(event) => set({ keep: event.currentTarget.checked })}
          />
        ) : (
          <span />
        )}
        <Button variant="subtle" size="compact-sm" onClick={() => change({ buyer: null })}>
          {t('newOrder.other')}
        </Button>
      </Group>
    </>
  )
}

function Known({ buyer, change }: Part & { buyer: Buyer }) {
  const { t } = useTranslation()
  return (
    <Group justify="space-between" align="start" wrap="nowrap">
      <div className="wrap" dir="auto">
        <Text fw={600} lineClamp={2}>
          {buyer.company || buyer.name}
        </Text>
        <Text size="sm" className="quiet" lineClamp={2}>
          {[buyer.company === '' ? '' : buyer.name, buyer.email, buyer.phone].filter(Boolean).join(' · ')}
        </Text>
        {buyer.terms !== null && (
          <Text size="sm">{t('newOrder.onTerms', { days: buyer.terms.replace(/\D/g, '') })}</Text>
        )}
      </div>
      <Anchor component="button" type="button" size="sm" onClick={() => change({ buyer: null })}>
        {t('newOrder.other')}
      </Anchor>
    </Group>
  )
}

const nameOf = ({ company, name, number }: FoundCustomer) =>
  [company, name].filter(Boolean).join(', ') || (number ?? '?')

function known(customer: FoundCustomer): Buyer {
  const { id, name, company, email, phone, terms } = customer
  return { ...NOBODY, id, name: name ?? '', company: company ?? '', email: email ?? '', phone: phone ?? '', terms }
}

/** What was looked for and not found is most likely what somebody new has just said. */
function guess(said: string): Partial<Buyer> {
  if (said.includes('@')) return { email: said }
  return /^[+\d][\d\s().\-/]{4,}$/.test(said) ? { phone: said } : { name: said }
}
