import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../api.ts'
import { tellRefusal } from '../parts/toast.tsx'
import { FIRST } from './definition.ts'
import { writeDraft } from './queries.ts'

const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/

/** A name and a code; the rest is written on the page of the draft, which decides nothing yet. */
export function NewStrategy({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const key = useRef(crypto.randomUUID())
  const [name, setName] = useState('')
  const [own, setOwn] = useState<string | null>(null)
  const code = own ?? codeOf(name)
  const make = useMutation({
    mutationFn: () => writeDraft({ code, name: name.trim(), definition: FIRST }, key.current),
    onSuccess: (strategy) => {
      void queries.invalidateQueries({ queryKey: ['sourcing'] })
      void navigate({ to: '/sourcing/$strategy', params: { strategy } })
    },
    onError: (error) => {
      key.current = crypto.randomUUID()
      tellRefusal(error)
    },
  })
  const complete = name.trim() !== '' && CODE.test(code)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complete && !make.isPending) make.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('sourcing.new')} closeButtonProps={{ 'aria-label': t('act.cancel') }}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('sourcing.name')}
            required
            maxLength={100}
            value={name}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('sourcing.code')}
            description={t('sourcing.codeWhy')}
            required
            maxLength={40}
            value={code}
            error={code !== '' && !CODE.test(code) && t('sourcing.codeWrong')}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" loading={make.isPending} disabled={!complete}>
              {t('sourcing.writeDraft')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** `Spare Hamburg!` becomes `spare-hamburg`. */
function codeOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
}
