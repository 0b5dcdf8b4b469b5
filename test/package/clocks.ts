/**
 * `npm run package:clocks`: packages the app, and does the main job with the packaged program on days on which clocks have
 * failed elsewhere. Each run begins half a minute before its moment, so that the job goes on across it. The tests, the practice
 * server, the program and its browser all live on that day.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../electron-on-chromium/index.ts'
import { chromium, fakeClock, fakeClockLibrary, keychainNeeds, screenNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import { buildPackage } from './build-package.ts'
import { runSpecs } from './main-job.ts'

type Moment = { what: string; at: string; zone: string }

const moments: readonly Moment[] = [
  { what: 'seconds of 31 bits end', at: '2038-01-19T03:14:08Z', zone: 'UTC' },
  { what: 'a century ends without a leap day', at: '2100-03-01T00:00:00Z', zone: 'UTC' },
  { what: 'an hour comes twice', at: '2026-10-25T01:00:00Z', zone: 'Europe/Tallinn' },
  { what: 'an hour does not come', at: '2027-03-28T01:00:00Z', zone: 'Europe/Tallinn' }
]
const secondsBefore = 30
const say = (line: string): void => void process.stdout.write(`package:clocks: ${line}\n`)

if (process.platform === 'linux') {
  preflight([...keychainNeeds, ...screenNeeds, fakeClock, chromium(findChromium)])
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-clocks-'))
  try {
    const program = buildPackage(folder)
    process.exitCode = program && moments.every((moment) => works(join(program, 'eeid-desk'), moment)) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
} else {
  say('programs can be given another day on Linux only')
  process.exitCode = 2
}

function works(program: string, moment: Moment): boolean {
  const { what, at, zone } = moment
  const env = onDayOf(moment)
  const day = spawnSync(process.execPath, ['-p', 'new Date().toISOString()'], { env, encoding: 'utf8' }).stdout.trim()
  if (day.slice(0, 4) !== at.slice(0, 4)) {
    say(`the library did not change the day: it is ${day}`)
    return false
  }
  say(`${what}: it is ${day} in ${zone}`)
  const code = runSpecs(program, ['main-job'], env)
  say(code === 0 ? `${what}: the main job works` : `${what}: the main job failed`)
  return code === 0
}

/**
 * The environment of that day. An offset, since each process would count a fixed time from its own start. Only the wall
 * clock is another: the library's answers for waiting by the steady clock stop a browser, and its times of files are left alone.
 */
function onDayOf({ at, zone }: Moment): NodeJS.ProcessEnv {
  const seconds = Math.round((Date.parse(at) - Date.now()) / 1000) - secondsBefore
  return {
    ...process.env,
    TZ: zone,
    LD_PRELOAD: fakeClockLibrary() ?? '',
    FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}s`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
    FAKETIME_NO_CACHE: '1',
    NO_FAKE_STAT: '1'
  }
}
