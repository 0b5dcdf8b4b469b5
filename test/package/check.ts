/**
 * `npm run package:check`: packages the app, looks into the archive, does the main job with the packaged program, and then
 * looks at the program as offices get it: its fuses, and that it starts with no dangerous switch.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../electron-on-chromium/index.ts'
import { chromium, keychainNeeds, screenNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import { strangersIn } from './archive.ts'
import { buildPackage } from './build-package.ts'
import { missingLicences } from './licences.ts'
import { runSpecs } from './main-job.ts'
import { asShipped, sbomGaps, wrongFuses, wronglyStarted } from './shipped.ts'
import { overBudget } from './sizes.ts'

const say = (line: string): void => void process.stdout.write(`package:check: ${line}\n`)

preflight([...keychainNeeds, ...screenNeeds, chromium(findChromium)])
const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-package-'))
try {
  process.exitCode = await check()
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function check(): Promise<number> {
  say('packaging for Linux, as a folder')
  const packaged = buildPackage(folder)
  if (!packaged) return 1
  const strangers = strangersIn(join(packaged, 'resources/app.asar'))
  if (strangers.length > 0) {
    say(`app.asar holds what does not run:\n${strangers.join('\n')}`)
    return 1
  }
  say('app.asar holds only what runs')
  const licences = missingLicences(packaged)
  if (licences.length > 0) {
    say(`licences are missing:\n${licences.join('\n')}`)
    return 1
  }
  say('the licences of all that is bundled are beside it')
  if (isWrong('the list of parts is not that of the build', sbomGaps(packaged))) return 1
  say('the list of parts is that of the build')
  if (isWrong('the app’s own part is too large', overBudget(packaged))) return 1
  say('the app’s own part is within its budget')
  const program = join(packaged, 'eeid-desk')
  // The record reads fonts and loads code from beside the bundle: out of the archive, here.
  const code = runSpecs(program, ['main-job', 'record'])
  say(code === 0 ? 'the packaged program does the main job' : 'the packaged program failed the main job')
  if (code !== 0) return code
  await asShipped(packaged, program)
  if (isWrong('fuses are not burnt as they should be', await wrongFuses(program))) return 1
  say('every fuse is burnt as it should be')
  if (isWrong('it starts, or does not, with', await wronglyStarted(program))) return 1
  say('it starts, and with no dangerous switch')
  return 0
}

/** Says what is wrong, where something is. */
function isWrong(what: string, found: readonly string[]): boolean {
  if (found.length > 0) say(`${what}:\n${found.join('\n')}`)
  return found.length > 0
}
