import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'sdk/**/*.test.ts',
      'web/**/*.test.ts',
      'partners/**/*.test.ts',
      'demo/**/*.test.ts',
      'checks/**/*.test.ts',
    ],
    globalSetup: ['src/testing/setup.ts'],
    testTimeout: 180_000, // for machines that do much else; nothing is measured here
    hookTimeout: 180_000,
    maxWorkers: 3, // than cores by one: each waits for the database or the browser a good part of its time
    // A worker loads each module once, not once a file: that was a third of the run. A test that keeps something in a
    // module's variable must take it back.
    isolate: false,
  },
})
