/** Many schedules, drawn from a seed; the first that breaks a promise is shrunk and told in words. */
import fc from 'fast-check'
import { type Schedule, scheduleInWords, schedules } from './actions.ts'
import type { Coverage } from './coverage.ts'
import type { Ports } from './life.ts'
import { play } from './play.ts'

/** What to simulate. `path` replays one schedule of a seed, as a failure prints it. */
export type Simulation = {
  runs: number
  seed: number
  path?: string | undefined
  mutate?: ((ports: Ports) => Ports) | undefined
  /** Whether a schedule that fails is made smaller, which takes many more runs; yes unless told. */
  shrink?: boolean
  /** Counts what the schedules meet. */
  coverage?: Coverage
}

/** How it went: what a failing schedule looks like and how to see it again; null where every promise was kept. */
export type Simulated = { runs: number; failure: string | null }

class Broken extends Error {}

/** Plays schedules until one breaks a promise or all are played. */
export async function simulate({ runs, seed, path, mutate, shrink = true, coverage }: Simulation): Promise<Simulated> {
  const property = fc.asyncProperty(schedules(), async (schedule) => {
    const promises = await play(schedule, mutate, coverage)
    if (promises.length > 0) throw new Broken(promises.join('\n  '))
  })
  const details = await fc.check(property, {
    numRuns: runs,
    seed,
    endOnFailure: !shrink,
    ...(path === undefined ? {} : { path })
  })
  return { runs: details.numRuns, failure: details.failed ? told(details) : null }
}

function told({
  seed,
  counterexample,
  counterexamplePath,
  errorInstance,
  numShrinks
}: fc.RunDetails<[Schedule]>): string {
  const [schedule] = counterexample ?? []
  const error = errorInstance instanceof Broken ? errorInstance.message : errorText(errorInstance)
  return [
    `Broken:\n  ${error}`,
    schedule ? `Schedule, shrunk ${numShrinks} times:\n${scheduleInWords(schedule)}` : 'No schedule.',
    `Again: npm run simulate -- --seed ${seed} --path ${counterexamplePath}`
  ].join('\n\n')
}

const errorText = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
