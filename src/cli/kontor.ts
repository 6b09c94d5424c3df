import { Command } from 'commander'
import type { KeyOptions, OpenOptions } from './maintain.ts'
import { say } from './say.ts'

const program = new Command('kontor').description('Omnichannel order management')

program
  .command('start')
  .description('database, migrations, demo merchant when empty, server')
  .option('--live', 'new orders of the demo merchant arrive and move by themselves', false)
  .action(async (options: { live: boolean }) => (await import('./start.ts')).start(options))

program
  .command('live')
  .description('customers, warehouses and carriers around the demo merchant; the server starts it')
  .option('--seed <number>', 'of what arrives and what goes wrong', Number, 1)
  .action(async (options: { seed: number }) => (await import('./live/live.ts')).live(options))

program
  .command('serve')
  .description('the server alone, on a free port that it prints; for trials')
  .action(async () => (await import('./start.ts')).start({ announce: true, demo: false }))

program
  .command('migrate')
  .description('bring the database up to this version')
  .action(async () => (await import('./maintain.ts')).migrateOnly())

program
  .command('seed')
  .description('load the demo merchant into an empty database')
  .action(async () => (await import('./maintain.ts')).seedOnly())

program
  .command('journey')
  .description('drive 830 real orders through the public API and check the books')
  .option('--orders <csv>', 'a day of a real web shop instead, every line accounted for')
  .option('--seed <number>', 'seed of the disturbances', Number, 1)
  .option('--disturb <0|1>', '0 leaves every order undisturbed', Number, 1)
  .option('--json', 'print one JSON object as the last line', false)
  .action(async ({ orders, ...options }: { seed: number; disturb: number; json: boolean; orders?: string }) => {
    if (orders !== undefined) {
      process.exitCode = await (await import('./journey/retail/retail.ts')).retailJourney({
        file: orders,
        json: options.json,
      })
      return
    }
    process.exitCode = await (await import('./journey/journey.ts')).journey({
      ...options,
      disturb: options.disturb !== 0,
    })
  })

program
  .command('import')
  .argument('<kind>', 'orders, items, prices, stock or customers')
  .argument('<file>')
  .requiredOption('--tenant <slug>')
  .option('--format <csv|ndjson>', 'where the ending of the file does not say it')
  .option('--as-history', 'orders as facts of the past: no stock, no money, no message moves', false)
  .option('--report <file>', 'write what is refused there, as NDJSON')
  .description('bring in a file, record by record; the same file again changes nothing')
  .action(
    async (
      kind: string,
      file: string,
      options: { tenant: string; format?: string; asHistory: boolean; report?: string },
    ) => {
      process.exitCode = await (await import('./import/import.ts')).importCommand(kind, file, options)
    },
  )

program
  .command('trial')
  .argument('<name>', 'contention, repeats or kill')
  .option('--short', 'fewer rounds', false)
  .description('try to break a promise')
  .action(async (name: string, options: { short: boolean }) => {
    process.exitCode = await (await import('./trial/trial.ts')).runTrial(name, options.short)
  })

program
  .command('verify')
  .description('run the invariants; exit 1 when one is broken')
  .action(async () => {
    process.exitCode = await (await import('./maintain.ts')).verifyAll()
  })

program
  .command('gen')
  .description('write what is made from the code: openapi.json, db/schema.sql, docs/reference')
  .action(async () => (await import('./maintain.ts')).generate())

program
  .command('tenant')
  .description('merchants of this installation')
  .command('open')
  .description('open a merchant with its first administrator; asks for the password, or takes KONTOR_ADMIN_PASSWORD')
  .requiredOption('--code <code>', 'by which people log in: small letters, digits, dashes')
  .requiredOption('--name <name>')
  .requiredOption('--country <code>', 'ISO 3166-1 alpha-2')
  .requiredOption('--currency <code>', 'ISO 4217')
  .requiredOption('--admin-email <address>')
  .option('--admin-name <name>', 'the first administrator', 'Administrator')
  .option('--time-zone <name>', 'where the country has several')
  .action(async (options: OpenOptions) => (await import('./maintain.ts')).openMerchantOfYourOwn(options))

program
  .command('key')
  .argument('<create>')
  .requiredOption('--tenant <slug>')
  .requiredOption('--name <name>')
  .option('--kind <kind>', 'shop, till, wms, carrier, care, supplier or accounting')
  .option('--channel <code>', 'bind it to a channel')
  .option('--locations <codes>', 'bind it to locations, comma separated')
  .option('--scopes <list>', 'comma separated actions of the policy table; all of its kind when left out')
  .description('make an API key and print its token once')
  .action(async (_create: string, options: KeyOptions) => (await import('./maintain.ts')).makeKey(options))

program.parseAsync().catch((error: unknown) => {
  say.headline(error instanceof Error ? error.message : String(error))
  if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error) say.detail(error.stack ?? '')
  process.exitCode = 1
})
