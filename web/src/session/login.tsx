import { Alert, Button, Center, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api.ts'
import { sayError } from '../parts/states.tsx'
import { logIn } from './session.ts'

const LAST_TENANT = 'kontor.tenant'

export function Login() {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    setBusy(true)
    try {
      await logIn(field('tenant'), field('email'), String(form.get('password') ?? ''))
      localStorage.setItem(LAST_TENANT, field('tenant'))
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }

  const wrong = error instanceof Refused && error.reason === 'login_failed'
  return (
    <Center mih="100vh" p="md" component="main">
      <form onSubmit={(event) => void submit(event)} className="card login">
        <Stack gap="md">
          <div>
            <img src="/icon.svg" alt="" width={44} height={44} />
            <Title order={1} mt="sm">
              {t('app.name')}
            </Title>
            <Text className="quiet">{t('login.lead')}</Text>
          </div>
          {error !== null && (
            <Alert color="red" role="alert" variant="light">
              {wrong ? t('login.failed') : sayError(error, t('state.unreachable'))}
            </Alert>
          )}
          <TextInput
            name="tenant"
            label={t('login.tenant')}
            defaultValue={localStorage.getItem(LAST_TENANT) ?? ''}
            autoCapitalize="none"
            autoComplete="organization"
            required
            withAsterisk={false}
          />
          <TextInput
            name="email"
            type="email"
            label={t('login.email')}
            autoComplete="username"
            required
            withAsterisk={false}
          />
          <PasswordInput
            name="password"
            label={t('login.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
          <Button type="submit" loading={busy} fullWidth>
            {t('login.submit')}
          </Button>
        </Stack>
      </form>
    </Center>
  )
}
