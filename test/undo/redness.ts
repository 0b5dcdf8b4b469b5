/** Whether a test run is red for the right reason: tests ran, and some of them failed. */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { vitest } from '../parts/vitest.ts'

/** What a run came to. `broken`: no test ran, because the copy does not load. */
export type Redness = 'red' | 'green' | 'broken'

type Report = { numTotalTests: number; numFailedTests: number }

/** Runs the unit tests of one file in a copy. */
export async function rednessOf(folder: string, test: string): Promise<Redness> {
  const outputFile = join(folder, 'undo-report.json')
  rmSync(outputFile, { force: true })
  const project = test.startsWith('test/integration/') ? 'integration*' : 'unit*'
  const reporter = ['--reporter=json', `--outputFile=${outputFile}`]
  // One worker: two copies are run at a time. The first test that is red is enough.
  const args = [vitest, 'run', '--project', project, ...reporter, '--retry=0', '--bail=1', '--maxWorkers=1', test]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore', timeout: 240_000 })
  await new Promise((resolve) => child.once('exit', resolve))
  return judged(read(outputFile))
}

function read(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}

/** What a report says. */
export function judged(report: Report | undefined): Redness {
  if (!report || report.numTotalTests === 0) return 'broken'
  return report.numFailedTests > 0 ? 'red' : 'green'
}
