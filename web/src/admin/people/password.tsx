import { Button, CopyButton, Group, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP = 5

/** A password nobody guesses and everybody can read out: some hundred random bits, without letters that look alike. */
export function makePassword(): string {
  // Bytes beyond the last whole alphabet are left out: with them some letters would come more often.
  const fair = 256 - (256 % LETTERS.length)
  let letters = ''
  while (letters.length < GROUPS * GROUP)
    for (const byte of crypto.getRandomValues(new Uint8Array(GROUPS * GROUP)))
      if (byte < fair && letters.length < GROUPS * GROUP) letters += LETTERS[byte % LETTERS.length]
  return (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}

/** Shown while the dialog stands open, to be handed over; nobody can look it up afterwards. */
export function ShownOnce({ label, why, value }: Readonly<{ label: string; why: string; value: string }>) {
  const { t } = useTranslation()
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput
        flex={1}
        readOnly
        label={label}
        description={why}
        value={value}
        className="secret"
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? t('admin.copied') : t('admin.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}
