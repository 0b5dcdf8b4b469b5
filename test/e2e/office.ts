/** What every spec begins with: a practice server, an empty folder, the built app. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { Clerk } from '../desk/clerk.ts'
import { argumentsFor, environmentFor, type LaunchOptions, launchDesk, type RunningDesk } from '../desk/launch.ts'
import { type PracticeServer, startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'
import { type Finding, filesBelow, type Secrets, searchFiles, searchText } from './search-written.ts'

const isPackaged = process.env.EEID_DESK_PACKAGED === '1'
const repository = join(import.meta.dirname, '../..')

/** The program that the specs run on, chosen by `npm run test:e2e`, `test:electron` or `package:check`. */
export function specHost(): Pick<Host, 'kind' | 'executable'> {
  const executable = process.env.EEID_DESK_EXECUTABLE
  if (!executable) throw new Error('run the specs by npm run test:e2e')
  return { kind: process.env.EEID_DESK_HOST_KIND === 'electron' ? 'electron' : 'electron-on-chromium', executable }
}

/** A front desk: its service, its folder, and the app, which can be started, closed and started again. */
export type Office = {
  server: PracticeServer
  userData: string
  /** The folder of everything: the app's data, its temporary files, and what the clerk saves. */
  folder: string
  /** How the app is started here. */
  launch: LaunchOptions
  start(options?: Partial<LaunchOptions>): Promise<{ desk: RunningDesk; clerk: Clerk }>
  /** Starts the app beside the one that runs, with more arguments; returns the code that it ends with. */
  startAgain(more?: readonly string[]): Promise<number | null>
  /** Everything that every run of the app has printed. */
  output(): string
}

// Whoever a spec asks for: nothing of them may be readable in what any spec's app has written or printed.
const people = {
  'a family name': 'Maasikas',
  'another family name': 'Connež-Šuslik',
  'it in capitals': 'CONNEŽ-ŠUSLIK',
  'a test name': 'Testnumber',
  'it in capitals, too': 'TESTNUMBER',
  // Not 30303039914: the app itself shows it as an example, and a packaged one carries its texts along.
  'a code': '60001019906'
}

/** What can be read of `secrets` below `folder`, other than in what the clerk saved there, and in what was printed. */
function readableIn(folder: string, printed: string, secrets: Secrets): Finding[] {
  const saved = new Set(readdirSync(folder).map((name) => join(folder, name)))
  const written = filesBelow(folder).filter((file) => !saved.has(file))
  return [...searchFiles(written, secrets), ...searchText('what was printed', printed, secrets)]
}

/**
 * The network that Electron-on-Chromium gives the app: its plain one, or a Chromium's with proxies, the system's trust,
 * and requests sent again. A real Electron has only its own.
 */
export type OfficeNetwork = 'plain' | 'chromium'

/** How an office is. */
export type OfficeOptions = {
  /** Each spec says which: `chromium` where it is about the network, which the app starts a little later with. */
  network: OfficeNetwork
}

// Who is seeded, and who turns out to be somebody else, is the same in every run.
const practiceSeed = 20_260_501

/** Opens an office; all of it is gone after the test. */
export async function openOffice({ network }: OfficeOptions): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-e2e-'))
  const server = await startPracticeServer({ seed: practiceSeed })
  const desks: RunningDesk[] = []
  onTestFinished(async () => {
    for (const desk of desks) await desk.close().catch(() => {})
    await server.close()
    const printed = desks.map((desk) => desk.output()).join('\n')
    const found = readableIn(folder, printed, { ...people, 'client secret': server.clientSecret })
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    expect(found).toEqual([])
  })
  const userData = join(folder, 'user-data')
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary)
  const launch: LaunchOptions = {
    host: specHost(),
    userData,
    ...(isPackaged ? {} : { appFolder: repository }),
    // A folder of its own for temporary files, so that all that the app writes can be searched.
    env: { TMPDIR: temporary, EOC_NETWORK: network }
  }
  return {
    server,
    userData,
    folder,
    launch,
    async start(options = {}) {
      const desk = await launchDesk({ ...launch, ...options, env: { ...launch.env, ...options.env } })
      desks.push(desk)
      return { desk, clerk: new Clerk(desk.page) }
    },
    startAgain(more = []) {
      const env = environmentFor(launch)
      const child = spawn(launch.host.executable, [...argumentsFor(launch), ...more], {
        stdio: 'ignore',
        env,
        timeout: 30_000
      })
      return new Promise((resolve) => child.on('exit', resolve))
    },
    output: () => desks.map((desk) => desk.output()).join('\n')
  }
}

/** Types the service and goes on to the list. */
export async function signIn(
  clerk: Clerk,
  server: Pick<PracticeServer, 'url' | 'clientId' | 'clientSecret'>
): Promise<void> {
  const { url, clientId, clientSecret } = server
  await clerk.button('onboarding.continue').waitFor()
  await clerk.typeService({ name: 'Practice desk', baseUrl: url, clientId, clientSecret })
  await clerk.endFirstStart()
}

/** Waits until `check` stops throwing or answers true. Ten seconds at most. */
export async function eventually(check: () => unknown | Promise<unknown>): Promise<void> {
  let last: unknown
  for (let tries = 0; tries < 100; tries++) {
    try {
      if ((await check()) !== false) return
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw last ?? new Error('it did not happen within ten seconds')
}
