import { modules } from './architecture.mjs'

const inside = (m) => `^src/${m.path}/`
const door = (m) => `^src/${m.path}/index[.]ts$`
const PURE = '/(decide|model)[.]ts$'
const TEST = '([.]test[.]ts$|^src/testing/)'

const perModule = Object.entries(modules).map(([name, m]) => ({
  name: `${name}-uses-only-what-it-declared`,
  severity: 'error',
  from: { path: inside(m), pathNot: TEST },
  to: { path: '^src/', pathNot: [inside(m), '^src/platform/', ...m.uses.map((used) => door(modules[used]))] },
}))

export default {
  forbidden: [
    ...perModule,
    {
      name: 'the-core-is-pure',
      severity: 'error',
      comment:
        'decide.ts and model.ts compute; they never reach out. Types and pure functions of other doors may be named.',
      from: { path: PURE, pathNot: '^(partners|demo)/' },
      to: {
        dependencyTypesNot: ['type-only'],
        pathNot: [
          PURE,
          '^src/platform/(ids|money|time|refusal|unreachable)[.]ts$',
          '/refusals[.]ts$',
          '/price[.]ts$',
          '^src/.*/index[.]ts$',
        ],
      },
    },
    {
      name: 'sql-only-in-stores',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/', '^src/main[.]ts$', '^src/cli/', TEST] },
      to: { path: '^node_modules/(pg|kysely)/' },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TEST },
      to: { path: '^src/(?!platform/)' },
    },
    { name: 'partners-are-strangers', severity: 'error', from: { path: '^partners/' }, to: { path: '^src/' } },
    {
      name: 'the-web-app-knows-the-api-alone',
      severity: 'error',
      comment: 'Screens ask through the typed client as any other caller would; what they need is in the API.',
      from: { path: '^web/' },
      to: { path: '^(src|partners|demo|bench|checks|scripts)/' },
    },
    {
      name: 'the-client-stands-alone',
      severity: 'error',
      from: { path: '^sdk/' },
      to: { pathNot: '^(sdk|node_modules)/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'the-server-needs-no-screen',
      severity: 'error',
      from: { path: '^(src|partners|demo)/' },
      to: { path: '^(web|sdk)/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: { pathNot: TEST },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'not-to-test', severity: 'error', from: { pathNot: TEST }, to: { path: TEST } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/.cache)/' },
  },
}
