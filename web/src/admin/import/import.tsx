import { Anchor, Button, FileInput, Group, NativeSelect, Progress, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Got, kontor } from '../../api.ts'
import { Card } from '../../parts/card.tsx'
import { useFormat } from '../../parts/format.ts'
import { Rows } from '../../parts/rows.tsx'
import { Empty, Loaded, sayError } from '../../parts/states.tsx'
import { Sections } from '../sections.tsx'
import { reportOf } from './lines.ts'
import { bring, type Import, isRunning, useImport } from './running.ts'

type Kind = Got<'/v1/imports'>['items'][number]
const SHOWN = 100

/** Files of items, prices, stock and master data: brought in line by line, with what was refused and why. */
export function ImportPage() {
  const { t } = useTranslation()
  const running = useImport()
  const query = useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await answer(kontor.GET('/v1/imports'))).items.filter(({ allowed }) => allowed),
  })
  return (
    <div className="stack">
      <Sections at="import" />
      <Loaded query={query} rows={6}>
        {(kinds) =>
          kinds.length === 0 ? (
            <Card title={t('admin.import')}>
              <Empty title={t('admin.noFiles')} />
            </Card>
          ) : (
            <Choose kinds={kinds} busy={isRunning(running)} />
          )
        }
      </Loaded>
      {running && <Report running={running} />}
    </div>
  )
}

function Choose({ kinds, busy }: Readonly<{ kinds: readonly Kind[]; busy: boolean }>) {
  const { t } = useTranslation()
  const [name, setName] = useState(kinds[0]?.kind ?? '')
  const [file, setFile] = useState<File | null>(null)
  const kind = kinds.find((one) => one.kind === name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file && kind && !busy) void bring(kind.kind, file)
  }
  const template = `${Object.keys(kind?.columns ?? {})
    .filter((column) => !column.endsWith('.') && column !== 'remove')
    .join(',')}\n`
  return (
    <Card title={t('admin.bringFile')} why={t('admin.bringFileWhy')}>
      <form onSubmit={submit}>
        <Group align="end" gap="sm">
          <NativeSelect
            label={t('admin.fileKind')}
            value={name}
            data={kinds.map((one) => ({
              value: one.kind,
              label: t(`admin.file_${one.kind.replaceAll('-', '_') as 'items'}`),
            }))}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <FileInput
            label={t('admin.file')}
            placeholder={t('admin.chooseFile')}
            accept=".csv,.ndjson,.jsonl"
            w={320}
            maw="100%"
            clearable
            clearButtonProps={{ 'aria-label': t('admin.remove') }}
            value={file}
            onChange={setFile}
          />
          <Button type="submit" disabled={file === null} loading={busy}>
            {t('admin.bringIn')}
          </Button>
        </Group>
      </form>
      <details className="columns">
        <summary>{t('admin.columns', { count: Object.keys(kind?.columns ?? {}).length })}</summary>
        <dl className="facts spaced" lang="en">
          {Object.entries(kind?.columns ?? {}).map(([column, about]) => (
            <div key={column} className="fact-row">
              <dt>
                <code>{column}</code>
              </dt>
              <dd>{about}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Text size="sm" mt="sm">
        <Anchor href={`data:text/csv;charset=utf-8,${encodeURIComponent(template)}`} download={`${name}.csv`}>
          {t('admin.template')}
        </Anchor>
      </Text>
    </Card>
  )
}

function Report({ running }: Readonly<{ running: Import }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { end, failed, read, refused, file } = running
  const over = end !== null || failed !== null
  return (
    <Card title={t('admin.report')} why={file}>
      <Stack gap="sm">
        {!over && <Progress value={(read ?? 0) * 100} animated={read === null} aria-label={t('admin.progress')} />}
        <div role="status" className="outcome">
          {failed !== null && <Text className="late">{sayError(failed, t('admin.importBroke'))}</Text>}
          {!over && (
            <Text>{read === null ? t('admin.sending') : t('admin.reading', { share: format.percent(read) })}</Text>
          )}
          {end && (
            <dl className="figures balance">
              {(['made', 'changed', 'unchanged', 'refused'] as const).map((done) => (
                <div key={done}>
                  <dt className="quiet">{t(`admin.done_${done}`)}</dt>
                  <dd className="figure">{format.count(end[done])}</dd>
                </div>
              ))}
            </dl>
          )}
          {end?.broken && <Text className="late">{t('admin.brokenFile', { why: end.broken })}</Text>}
        </div>
        {refused.length > 0 && <RefusedRows running={running} />}
        {end && refused.length === 0 && end.broken === null && <Text size="sm">{t('admin.allIn')}</Text>}
      </Stack>
    </Card>
  )
}

function RefusedRows({ running: { refused, kind } }: Readonly<{ running: Import }>) {
  const { t } = useTranslation()
  const format = useFormat()
  const download = () => {
    const url = URL.createObjectURL(new Blob([reportOf(refused)], { type: 'text/csv' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: `refused-${kind}.csv` })
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <>
      <Group justify="space-between">
        <Text fw={600} size="sm">
          {t('admin.refusedLines', { count: refused.length })}
        </Text>
        <Button size="compact-sm" variant="default" onClick={download}>
          {t('admin.download')}
        </Button>
      </Group>
      <Rows
        label={t('admin.refusedLines', { count: refused.length })}
        rows={refused.slice(0, SHOWN)}
        keyOf={({ line, key }) => `${line}-${key}`}
        columns={[
          { head: t('admin.line'), number: true, cell: ({ line }) => format.count(line) },
          { head: t('admin.record'), cell: ({ key }) => <span className="wrap">{key}</span> },
          { head: t('admin.field'), cell: ({ path }) => <code>{(path ?? '').replace(/^\//, '')}</code> },
          { head: t('admin.why'), cell: ({ detail }) => <span className="wrap">{detail}</span> },
        ]}
      />
      {refused.length > SHOWN && (
        <Text size="sm" className="quiet">
          {t('admin.moreInFile', { count: refused.length - SHOWN })}
        </Text>
      )}
    </>
  )
}
