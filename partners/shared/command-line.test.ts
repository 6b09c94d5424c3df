import { expect, test } from 'vitest'
import { readOptions } from './command-line.ts'
import { WEBHOOK_SECRET } from './test-kit.ts'

const url = 'http://127.0.0.1:7000/hooks'

test('takes flags before the environment and the environment before defaults', () => {
  const env = { PARTNER_PORT: '7101', PARTNER_FOLDER: 'books', PARTNER_SECRET: 's', PARTNER_WEBHOOK_URL: url }
  expect(readOptions(['--port', '7102', '--webhook-secret', WEBHOOK_SECRET], env)).toEqual({
    port: 7102,
    host: '127.0.0.1',
    folder: 'books',
    secret: 's',
    webhook: { url, secret: WEBHOOK_SECRET },
  })
})

test.each([
  [['--secret', 's'], '--folder is missing'],
  [['--folder', 'books'], '--secret is missing'],
  [['--folder', 'books', '--secret', ' '], '--secret is missing'],
  [['--folder', 'books', '--secret', 's', '--port', 'http'], '--port must be a port number'],
  [['--folder', 'books', '--secret', 's', '--webhook-url', url], '--webhook-secret'],
  [['--colour', 'red'], 'colour'],
])('refuses %j, naming what is wrong', (args, named) => {
  expect(() => readOptions(args, {})).toThrow(named)
})
