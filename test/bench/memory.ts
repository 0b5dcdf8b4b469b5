/** Memory that the app has for itself alone, idle with many requests, and after desk work of a while against after a little. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchDesk, type RunningDesk } from '../desk/launch.ts'
import { words } from '../desk/words.ts'
import type { Host } from '../host/choose-host.ts'
import { rounded } from './figures.ts'
import type { MadeDesk } from './made.ts'

/** What processes have for themselves alone, in MB of a million bytes. */
type Private = { main: number; window: number }

/** In MB of a million bytes; null where the system does not tell. `before` and `after` the work: main and window together. */
export type MemoryFigures = {
  count: number
  idle: Private | null
  before: Private | null
  after: Private | null
  rounds: { before: number; after: number }
  isWithin: { idle: boolean; grown: boolean }
}

const mostIdle = 250
const mostGrown = 1.1
const idleMs = 10_000

/** Measures it with the requests of a made desk; `rounds`: how often the work of one person is done. */
export async function benchMemory(
  count: number,
  made: MadeDesk,
  host: Pick<Host, 'kind' | 'executable'>,
  rounds = { before: 20, after: 240 }
): Promise<MemoryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const userData = join(folder, 'data')
  try {
    made.copyTo(userData)
    const appFolder = join(import.meta.dirname, '../..')
    const desk = await launchDesk({ host, userData, appFolder, env: { EOC_HEADLESS: '1' } })
    try {
      await desk.page.getByTestId('request-row').first().waitFor({ timeout: 120_000 })
      await desk.page.waitForTimeout(idleMs)
      const idle = privateOf(desk)
      const before = await afterWork(desk, rounds.before)
      const after = await afterWork(desk, rounds.after - rounds.before)
      const isWithin = {
        idle: idle !== null && together(idle) <= mostIdle,
        grown: before !== null && after !== null && together(after) <= mostGrown * together(before)
      }
      return { count, idle, before, after, rounds, isWithin }
    } finally {
      await desk.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Looks for somebody, opens them, goes down the list, and puts them down again, so many times. */
async function afterWork(desk: RunningDesk, rounds: number): Promise<Private | null> {
  const { page } = desk
  const search = page.getByLabel(words('list.search'), { exact: true })
  for (let round = 0; round < rounds; round++) {
    await search.fill(['maasikas', 'saar', '4850', 'смирнов'][round % 4] ?? '')
    await page.getByTestId('request-row').first().click()
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await search.fill('')
  }
  await page.waitForTimeout(idleMs)
  await tidied(desk)
  return privateOf(desk)
}

/** What is still held, and not what V8 has not got round to: how long it lets go of that, differs by a hundred MB from run to run. */
async function tidied({ app, page }: RunningDesk): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
    process.getBuiltinModule('node:vm').runInNewContext('gc')()
  })
  await page.waitForTimeout(idleMs)
}

/** Of both. */
export const together = ({ main, window }: Private): number => rounded(main + window)

/** What each process has for itself alone (proc_pid_smaps_rollup(5)). */
function privateOf({ app }: RunningDesk): Private | null {
  const pid = app.process().pid
  if (process.platform !== 'linux' || pid === undefined) return null
  const children = descendantsOf(pid)
  const windows = children.filter((each) => commandOf(each).includes('--type=renderer'))
  return { main: privateMb(pid), window: rounded(windows.reduce((sum, each) => sum + privateMb(each), 0)) }
}

function privateMb(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kib = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, [, value]) => sum + Number(value), 0)
  return rounded((kib * 1024) / 1e6)
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(statOf(name))?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const isBelow = (each: number): boolean => {
    const parent = parents.get(each)
    return parent !== undefined && (parent === pid || isBelow(parent))
  }
  return [...parents.keys()].filter(isBelow)
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}
