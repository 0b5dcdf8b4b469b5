/** Starts the toy app, each time with user data and a temp folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type JSHandle, type Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { executablePath } from '../../electron-on-chromium/index.ts'

/** The toy app's folder. */
export const toy: string = path.join(import.meta.dirname, 'toy')

/** A running toy. */
export interface Toy {
  readonly app: ElectronApplication
  readonly page: Page
  /** Holds `user-data` and `tmp`, and nothing else writes there. */
  readonly folder: string
}

/** What the toy's preload exposes. */
export interface ToyApi {
  echo(...values: unknown[]): Promise<unknown[]>
  fail(): Promise<never>
  missing(): Promise<never>
  who(): Promise<object>
  say(value: unknown): void
  onHeard(listener: (value: unknown) => void): () => void
  twice(number: number): number
  refuse(): never
  attempt(name: string): string
  readonly versions: { readonly electron: string; readonly chrome: string }
  readonly processType: string
}

/** What the toy's main process notes. */
export interface Seen {
  readonly events: string[]
  readonly permissions: string[]
  readonly checks: string[]
  readonly second?: { readonly argv: string[]; readonly cwd: string; readonly data: unknown }
  readonly lastRequest?: { readonly url: string; readonly origin: string | null }
}

/** The toy's API in its page. */
export function apiOf(page: Page): Promise<JSHandle<ToyApi>> {
  return page.evaluateHandle<ToyApi>('toy')
}

/** What main has noted so far. */
export function seenBy(app: ElectronApplication): Promise<Seen> {
  return app.evaluate<Seen>('seen')
}

/** How the toy is started. */
export interface ToyOptions {
  readonly executable?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly folder?: string
}

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = makeFolder()
  onTestFinished(() => removeFolder(folder))
  return folder
}

/** A new folder; whoever makes it removes it. */
export function makeFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'eoc-test-'))
}

/** Removes it, however much is still written there. */
export function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

/** The environment of a toy whose folder is given. */
export function toyEnvironment(folder: string, env: Readonly<Record<string, string>> = {}): Record<string, string> {
  const temp = path.join(folder, 'tmp')
  fs.mkdirSync(temp, { recursive: true })
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(inherited), EOC_HEADLESS: '1', HOME: folder, TMPDIR: temp, ...env }
}

/** The command line's part that gives a toy its own user data. */
export function ownUserData(folder: string): string {
  return `--user-data-dir=${path.join(folder, 'user-data')}`
}

/** Starts the toy for one test, and waits until its page has run. */
export async function launchToy(options: ToyOptions = {}): Promise<Toy> {
  const toy = await start(options.folder ?? temporaryFolder(), options)
  onTestFinished(() => toy.app.close().catch(() => {}))
  return toy
}

/**
 * Starts one toy for all the tests around: for those that leave it as they found it.
 * @param prepare fills its home before it starts
 */
export function sharedToy(
  options: ToyOptions = {},
  prepare: (home: string) => void = () => {}
): { readonly current: Toy } {
  const folder = makeFolder()
  const started: { toy?: Toy } = {}
  beforeAll(async () => {
    prepare(folder)
    started.toy = await start(folder, options)
  })
  afterAll(async () => {
    await started.toy?.app.close()
    removeFolder(folder)
  })
  return {
    get current() {
      if (!started.toy) throw new Error('the toy has not been started')
      return started.toy
    }
  }
}

async function start(folder: string, { executable, args = [], env }: ToyOptions): Promise<Toy> {
  const own = [ownUserData(folder), ...args]
  const app = await _electron.launch({
    executablePath: executable ?? executablePath,
    args: executable === undefined ? ['.', ...own] : own,
    cwd: toy,
    env: toyEnvironment(folder, env)
  })
  const page = await app.firstWindow()
  await page.locator('#ran', { hasText: 'yes' }).waitFor()
  return { app, page, folder }
}

/** Starts the launcher without Playwright. */
export function spawnLauncher(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {}
): Spawned {
  const child = spawn(executablePath, args, {
    cwd: toy,
    env: toyEnvironment(folder, env),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return new Spawned(child)
}

/** A process that was started by its command line, and what it has said. */
export class Spawned {
  readonly child: ChildProcess
  readonly exit: Promise<number | string>
  output = ''

  constructor(child: ChildProcess) {
    this.child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text
      })
    }
    this.exit = once(child, 'close').then(([code, signal]) => code ?? signal)
  }
}

/** How long `expect.poll` waits for what may take a while on a busy machine. */
export const patience = { timeout: 20_000 }

/** Waits until something is so. */
export async function eventually<Value>(
  look: () => Value | undefined | false | Promise<Value | undefined | false>
): Promise<Value> {
  const deadline = performance.now() + patience.timeout
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > deadline) throw new Error('it did not come to be in 20 s')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
