/** Many schedules of an office, drawn from a seed; the first that breaks a promise is shrunk and told in words. */
import fc from 'fast-check'
import { type OfficeSchedule, officeScheduleInWords, officeSchedules } from './actions.ts'
import { type OfficePlay, playOffice } from './play.ts'

/** What to simulate. `path` replays one schedule of a seed, as a failure prints it; `shrink`: yes unless told. */
export type OfficeSimulation = OfficePlay & { runs: number; seed: number; path?: string | undefined; shrink?: boolean }

class Broken extends Error {}

/** Plays schedules until one breaks a promise or all are played. Returns how many, and the failure in words, if any. */
export async function simulateOffice({ runs, seed, path, shrink = true, ...play }: OfficeSimulation): Promise<{
  runs: number
  failure: string | null
}> {
  const property = fc.asyncProperty(officeSchedules(), async (schedule) => {
    const promises = await playOffice(schedule, play)
    if (promises.length > 0) throw new Broken(promises.join('\n  '))
  })
  const details = await fc.check(property, {
    numRuns: runs,
    seed,
    endOnFailure: !shrink,
    ...(path === undefined ? {} : { path })
  })
  return { runs: details.numRuns, failure: details.failed ? told(details, play.desks) : null }
}

function told(details: fc.RunDetails<[OfficeSchedule]>, desks: number): string {
  const { seed, counterexample, counterexamplePath, errorInstance: error, numShrinks } = details
  const [schedule] = counterexample ?? []
  const broken = error instanceof Broken ? error.message : error instanceof Error ? error.stack : String(error)
  return [
    `Broken:\n  ${broken}`,
    schedule ? `Schedule, shrunk ${numShrinks} times:\n${officeScheduleInWords(schedule)}` : 'No schedule.',
    `Again: npm run simulate -- --desks ${desks} --seed ${seed} --path ${counterexamplePath}`
  ].join('\n\n')
}
