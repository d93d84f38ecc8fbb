import { defineConfig } from 'vitest/config'

/** The layers of tests: `npm test` runs all of them, in this order, and fails when one of them ran nothing. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{shared,server,client,contract,scripts}/**/*.test.{ts,tsx}'],
          environment: 'node',
          // A second on a quiet machine; a busy one takes its time.
          testTimeout: 180_000,
          hookTimeout: 60_000,
          // The files of a worker share what they import, which costs more than most of their tests: none mocks a module.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'sync',
          include: ['tests/sync/**/*.test.ts'],
          environment: 'node',
          // Real servers are started and killed, and random runs are many: 20 s on a quiet machine, minutes on a busy one.
          testTimeout: 300_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 60_000,
          // One browser at a time: two on a small machine make each other late. All files have the same one, and the same server.
          isolate: false,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
