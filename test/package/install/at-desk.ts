/**
 * The clerk, an ordinary user of the machine, at the installed app: does the main job (`first`), and finds it again after an
 * upgrade (`again`). The keychain is kept in the home, as the desktop's own is. `at-desk.ts SITTING PROGRAM DATA VERSION`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { walkMainJob } from '../../demo/walk.ts'
import { Clerk } from '../../desk/clerk.ts'
import { type LaunchOptions, launchDesk } from '../../desk/launch.ts'
import { noteOpenedFiles } from '../../desk/stand-ins.ts'
import { startPracticeServer } from '../../eeid-server/index.ts'
import { inPrivateKeyring } from '../../keyring/private-keyring.ts'

/** What the clerk sits down for. */
export type Sitting = 'first' | 'again'

const [sitting, program = '', data = '', version = ''] = process.argv.slice(2)
// What the launcher starts.
const installed = join(dirname(program), 'eeid-desk')
const out = join(homedir(), 'Documents')
const entry = '/usr/share/applications/eeid-desk.desktop'
const print = (line: string): void => void process.stdout.write(`package:install: ${line}\n`)
const launch: LaunchOptions = {
  host: { kind: 'electron-on-chromium', executable: program },
  userData: data,
  env: { EOC_HEADLESS: '1' }
}

if (process.env.EEID_DESK_KEYRING === undefined) {
  const { command, args, env, dispose } = inPrivateKeyring(
    [process.execPath, ...process.argv.slice(1)],
    join(homedir(), '.local/share')
  )
  process.exitCode = spawnSync(command, args, { env, stdio: 'inherit' }).status ?? 1
  dispose()
} else if (sitting === 'first') {
  await doMainJob()
} else {
  await startFromMenu()
  await findItAgain()
}

async function doMainJob(): Promise<void> {
  mkdirSync(out, { recursive: true })
  const server = await startPracticeServer({})
  try {
    // A packaged app takes no suggestion from the environment: the clerk types the service.
    let isTyped = false
    const between = async (clerk: Clerk) => {
      const { url: baseUrl, clientId, clientSecret } = server
      if (!isTyped) await clerk.typeService({ name: 'Practice desk', baseUrl, clientId, clientSecret })
      isTyped = true
    }
    const { steps } = await walkMainJob({ launch, server, out, print, between })
    if (steps.some((step) => !step.ok)) throw new Error('the main job was not done')
    print('an ordinary user has done the main job with what the desktop entry starts')
  } finally {
    await server.close()
  }
}

/** As the desktop does on a press in the menu: without switches, with a window, on the user's own data. */
async function startFromMenu(): Promise<void> {
  const log = join(data, 'logs/eeid-desk.log')
  const starts = () => (existsSync(log) ? readFileSync(log, 'utf8').split('"startup.stage"').length - 1 : 0)
  const before = starts()
  const menu = spawn('xvfb-run', ['-a', 'sh', '-c', `gio launch ${entry}; sleep 60`], {
    stdio: 'ignore',
    detached: true
  })
  try {
    await eventually('the app opens its data when it is started from the menu', () => starts() > before)
    leavesNoCore()
    print('started from its desktop entry, and leaves no core when it dies')
  } finally {
    for (const each of processesOf(installed)) process.kill(each)
    await eventually('the app ends', () => processesOf(installed).length === 0)
    if (menu.pid !== undefined) process.kill(-menu.pid)
  }
}

/** Its main process dies as of a fault; a system without a program of its own for cores would lay one into the working folder. */
function leavesNoCore(): void {
  for (const each of processesOf(installed)) {
    const [, limit = ''] = /^Max core file size +(\S+ +\S+)/m.exec(readFileSync(`/proc/${each}/limits`, 'utf8')) ?? []
    if (limit.replace(/\s+/, ' ') !== '0 0') throw new Error(`process ${each} may leave a core of ${limit}`)
    const folder = readlinkSync(`/proc/${each}/cwd`)
    process.kill(each, 'SIGABRT')
    const cores = readdirSync(folder).filter((name) => name.startsWith('core'))
    if (cores.length > 0) throw new Error(`there is a core in ${folder}`)
  }
}

async function findItAgain(): Promise<void> {
  const desk = await launchDesk(launch)
  try {
    const clerk = new Clerk(desk.page)
    await clerk.rows
      .filter({ hasText: clerk.words('status.matching') })
      .first()
      .waitFor()
    const opened = await noteOpenedFiles(desk.app)
    await clerk.rows.first().click()
    await clerk.button('action.openProof').first().click()
    await eventually('the proof opens', async () => (await opened()).length > 0)
    const [file = ''] = await opened()
    if (hash(file) !== hash(join(out, 'proof.pdf'))) throw new Error('the proof is not the one that was saved before')
    const running = await desk.app.evaluate(({ app }) => app.getVersion())
    if (running !== version) throw new Error(`${running} runs, and ${version} is installed`)
    print(`version ${running} has what the version before kept`)
  } finally {
    await desk.close()
  }
}

function hash(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

function processesOf(path: string): number[] {
  return spawnSync('pgrep', ['-f', `boot.ts ${path}`], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean)
    .map(Number)
}

async function eventually(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`within a minute it did not happen: ${what}`)
}
