/** Starts the built app as a clerk's computer would, and lets a test drive its real window. */
import { mkdirSync } from 'node:fs'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { PracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'
import { agreeToHosts } from './agree-to-hosts.ts'

/** How to start the app. */
export type LaunchOptions = {
  host: Pick<Host, 'kind' | 'executable'>
  /** The folder of everything that the app keeps. */
  userData: string
  /** The unpackaged app's folder; absent where the executable is the packaged app. */
  appFolder?: string
  /** Fills in the first start. */
  suggested?: PracticeServer
  /** The system's language; English where none is given. */
  language?: string
  env?: Record<string, string>
  /** Switches of the command line, after the others. */
  switches?: readonly string[]
}

/** The running app. */
export type RunningDesk = {
  app: ElectronApplication
  /** The clerk's window; another one where that took its place. */
  readonly page: Page
  /** Everything that the app has printed so far. */
  output(): string
  /** Ends the app as the clerk does, by closing its window. */
  close(): Promise<void>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
}

/** Starts the app and waits for its window. */
export async function launchDesk(options: LaunchOptions): Promise<RunningDesk> {
  mkdirSync(options.userData, { recursive: true })
  const app = await _electron.launch({
    executablePath: options.host.executable,
    args: argumentsFor(options),
    env: environmentFor(options),
    timeout: 60_000
  })
  let printed = ''
  const collect = (chunk: Buffer) => {
    printed += chunk.toString()
  }
  app.process().stdout?.on('data', collect)
  app.process().stderr?.on('data', collect)
  let page = await app.firstWindow({ timeout: 60_000 }).catch((error: unknown) => {
    app.process().kill('SIGKILL')
    throw error
  })
  page.setDefaultTimeout(20_000)
  await agreeToHosts(app)
  const ended = new Promise<void>((resolve) => app.process().once('exit', () => resolve()))
  return {
    app,
    get page() {
      if (page.isClosed()) page = app.windows().find((one) => one.url().endsWith('/index.html')) ?? page
      return page
    },
    output: () => printed,
    close: () => app.close(),
    async kill() {
      app.process().kill('SIGKILL')
      await ended
    }
  }
}

/** The command line of the app. */
export function argumentsFor({ appFolder, userData, host, switches = [] }: LaunchOptions): string[] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 && host.kind === 'electron'
  return [
    // Chromium refuses its sandbox to root.
    ...(asRoot ? ['--no-sandbox'] : []),
    ...(appFolder === undefined ? [] : [appFolder]),
    `--user-data-dir=${userData}`,
    ...switches
  ]
}

/** The environment of the app. */
export function environmentFor({ suggested, language = 'en', env = {} }: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const locale = { et: 'et_EE', en: 'en_US', ru: 'ru_RU' }[language] ?? 'en_US'
  return {
    ...Object.fromEntries(inherited),
    LANGUAGE: language,
    LC_ALL: `${locale}.UTF-8`,
    LANG: `${locale}.UTF-8`,
    ...(suggested ? { EEID_DESK_DEMO_SERVICE: suggestion(suggested) } : {}),
    ...env
  }
}

function suggestion({ url, clientId, clientSecret }: PracticeServer): string {
  return JSON.stringify({ name: 'Practice desk', environment: 'test', baseUrl: url, clientId, clientSecret })
}
