import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

const unitTests = ['test/unit/**/*.test.ts', 'test/people/**/*.test.ts']

/** Unit tests that put something in the place of a module, of the window or of time, or that look at what a module keeps. */
const alone = [
  'test/unit/{clocks,compose,renderer,shell}/**/*.test.ts',
  'test/unit/programs/crash.test.ts',
  'test/unit/reports/numbers.test.ts'
]

const unit = {
  environment: 'node',
  setupFiles: ['test/fixed-seed.ts'],
  // Loading the fonts or a first process takes ten seconds on a busy machine: a time is not what is tested.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // As many as there are cores; vitest would leave one of them idle.
  maxWorkers: '100%'
}

/** Integration tests that run main and the practice server in the worker itself, which keeps what it has loaded of them. */
const together = ['test/integration/{eeid,eeid-server,filing,import,record}/**/*.test.ts']

const integration = {
  environment: 'node',
  setupFiles: ['test/fixed-seed.ts'],
  globalSetup: ['test/compiled-code.ts'],
  // Real processes on a busy machine: what fails is tried once more, and the report says "retry x1" beside it.
  retry: 1,
  // What runs many processes shares the cores with a worker beside it.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  maxWorkers: '100%'
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          include: unitTests,
          exclude: alone,
          // A worker keeps what it has loaded: reading main anew for each file took two fifths of the time.
          isolate: false
        }
      },
      { test: { ...unit, name: 'unit-alone', include: alone } },
      {
        plugins: [react()],
        test: {
          name: 'component',
          include: ['test/component/**/*.spec.tsx'],
          environment: 'jsdom',
          setupFiles: ['test/fixed-seed.ts', 'test/component/page.ts'],
          // The first window of a file loads everything that a window loads.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A worker keeps its page and what it has loaded of it; `page.ts` and `open-window.tsx` leave nothing else behind.
          isolate: false,
          // Half of the time a clerk looks, or waits for the next key: a third worker has the cores meanwhile.
          maxWorkers: Math.ceil(availableParallelism() * 1.5)
        }
      },
      { test: { ...integration, name: 'integration', include: together, isolate: false } },
      {
        test: {
          ...integration,
          name: 'integration-alone',
          include: ['test/integration/**/*.test.ts'],
          exclude: together
        }
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          environment: 'node',
          globalSetup: ['test/compiled-code.ts'],
          // For a machine that has much else to do: a spec that hangs is ended by its own waits long before.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // A real browser on a busy machine: what fails is tried once more, and the report says "retry x1" beside it.
          retry: 1,
          // Each spec runs a browser of its own: two cores carry two.
          maxWorkers: 2
        }
      }
    ]
  }
})
