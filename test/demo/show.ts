/** The demo's second half, inside the keychain's session: the practice server, and the app on it. */
import { spawn } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argumentsFor, environmentFor, type LaunchOptions } from '../desk/launch.ts'
import { words } from '../desk/words.ts'
import { type PracticeServer, startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'
import { walkMainJob } from './walk.ts'

/** What is to be shown. Folders are absolute. */
export type Show = { headless: boolean; out: string; userData: string; host: Host }

const appFolder = join(import.meta.dirname, '../..')
const print = (line: string): void => void process.stdout.write(`${line}\n`)

const what = JSON.parse(process.argv[2] ?? '{}') as Show
const server = await startPracticeServer()
print(`The practice server is at ${server.url}.`)
try {
  const launch: LaunchOptions = { host: what.host, userData: what.userData, appFolder, suggested: server }
  process.exitCode = what.headless ? await walk(launch, server) : await open(launch, server)
} finally {
  await server.close()
}

async function walk(launch: LaunchOptions, practice: PracticeServer): Promise<number> {
  clear(what.out)
  const begun = performance.now()
  const env = { EOC_HEADLESS: '1' }
  const report = await walkMainJob({ launch: { ...launch, env }, server: practice, out: what.out, print })
  const failed = report.steps.find((step) => !step.ok)
  const { kind, why } = what.host
  const summary = { ok: !failed, host: kind, why, ms: Math.round(performance.now() - begun), ...report }
  writeFileSync(join(what.out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  print(failed ? `Failed at: ${failed.step}` : `All ${report.steps.length} steps done.`)
  print(`Pictures, the PDF and summary.json are in ${what.out}`)
  return failed ? 1 : 0
}

/** Takes away what an earlier walk left: half of an old one beside half of a new one would tell nothing. */
function clear(folder: string): void {
  const ours = readdirSync(folder).filter((name) => /^(\d\d-[a-z-]+\.png|proof\.pdf|summary\.json)$/.test(name))
  for (const name of ours) rmSync(join(folder, name))
}

/** Opens the app for somebody at the keyboard, until its window is closed. */
async function open(launch: LaunchOptions, practice: PracticeServer): Promise<number> {
  const [first, second] = [words('onboarding.continue'), words('list.newRequest')]
  print(`The app opens with the demo service filled in: press ${first}, then ${second}.`)
  print('Play the person: open the request’s link in a browser.')
  if (what.host.kind !== 'electron')
    print('Select the link to copy it: the clipboard of this host stays inside the app.')
  print(`Faults on demand: ${practice.url}/practice/… (see test/eeid-server/README.md). Close the window to end.`)
  const child = spawn(launch.host.executable, argumentsFor(launch), { stdio: 'inherit', env: environmentFor(launch) })
  const end = () => child.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
  return new Promise((resolve) => {
    child.on('error', (error) => {
      print(`the app did not start: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 0))
  })
}
