/** What every spec begins with: a practice server, an empty folder, the built app. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Clerk } from '../desk/clerk.ts'
import { type LaunchOptions, launchDesk, type RunningDesk } from '../desk/launch.ts'
import { type PracticeServer, startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'

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
  start(options?: Partial<LaunchOptions>): Promise<{ desk: RunningDesk; clerk: Clerk }>
  /** Everything that every run of the app has printed. */
  output(): string
}

/** Opens an office; all of it is gone after the test. */
export async function openOffice(): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-e2e-'))
  const server = await startPracticeServer()
  const desks: RunningDesk[] = []
  onTestFinished(async () => {
    for (const desk of desks) await desk.close().catch(() => {})
    await server.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const userData = join(folder, 'user-data')
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary)
  return {
    server,
    userData,
    folder,
    async start(options = {}) {
      const isPackaged = process.env.EEID_DESK_PACKAGED === '1'
      const desk = await launchDesk({
        host: specHost(),
        userData,
        ...(isPackaged ? {} : { appFolder: repository }),
        ...options,
        // A folder of its own for temporary files, so that all that the app writes can be searched.
        env: { TMPDIR: temporary, ...options.env }
      })
      desks.push(desk)
      return { desk, clerk: new Clerk(desk.page) }
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
  await clerk.button('Continue').waitFor()
  await clerk.typeService({ name: 'Practice desk', baseUrl: url, clientId, clientSecret })
  await clerk.button('Continue').click()
  await clerk.button('New request').first().waitFor()
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
