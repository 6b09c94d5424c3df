import { defineConfig } from 'tsdown'

/**
 * One output file per source file in the same tree (`dist/src/…`, `dist/partners/…`), so that stack traces, dynamic
 * imports and `import.meta.url` mean the same in both. Packages stay imports; whatever is not TypeScript (SQL, fonts,
 * words) is read at run time from the repository and never copied.
 */
export default defineConfig({
  entry: ['src/**/*.ts', 'partners/**/*.ts', 'demo/*.ts', 'bench/**/*.ts', '!**/*.test.ts', '!src/testing/**'],
  root: '.',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  unbundle: true,
  fixedExtension: false,
  sourcemap: true,
  dts: false,
  treeshake: false,
  deps: { skipNodeModulesBundle: true },
  report: false,
})
