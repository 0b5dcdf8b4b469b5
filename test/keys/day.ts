/** The second half of `npm run keys`, inside the keychain's session: one day in one office, its jobs one after the other. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCups } from '../cups/private-cups.ts'
import { Clerk } from '../desk/clerk.ts'
import { launchDesk } from '../desk/launch.ts'
import { rowsOf } from '../desk/rows-of.ts'
import { answerOpenDialog, answerSaveDialog } from '../desk/stand-ins.ts'
import { startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'
import { Hands } from './hands.ts'
import { type Day, type Job, jobs } from './jobs.ts'
import { accept, choosePrinter, seedOffice } from './office.ts'
import { type Counted, countOf, overLimit, pageOf } from './page.ts'
import { until } from './until.ts'

const { out, host } = JSON.parse(process.argv[2] ?? '{}') as { out: string | null; host: Host }
const appFolder = join(import.meta.dirname, '../..')
/** The same people in every run. */
const seed = 20_260_501

const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-keys-'))
const server = await startPracticeServer({ seed })
const cups = await startCups([{ name: 'counter', label: 'Counter', isDefault: true }])
const all = await seedOffice(server.practice)
const desk = await launchDesk({
  host,
  userData: join(folder, 'user-data'),
  appFolder,
  suggested: server,
  env: cups.env
})
try {
  process.exitCode = tell(await aDay())
} finally {
  await desk.close()
  await cups.stop()
  await server.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function aDay(): Promise<Counted[]> {
  const saved = { file: join(folder, 'saved/proof.pdf'), folder: join(folder, 'filed') }
  for (const place of [join(folder, 'saved'), saved.folder]) mkdirSync(place)
  await answerSaveDialog(desk.app, saved.file)
  await answerOpenDialog(desk.app, saved.folder)
  await desk.page.setViewportSize({ width: 1280, height: 800 })
  const day: Day = { clerk: new Clerk(desk.page), server, cups, saved }
  await open(day)
  const counted: Counted[] = []
  for (const job of jobs) counted.push(await doJob(job, day))
  return counted
}

/** The desk as it is on any morning: everything is read, last week's is decided, proofs are printed at the counter. */
async function open({ clerk }: Day): Promise<void> {
  await clerk.endFirstStart()
  await until(async () => (await rowsOf(clerk.page)).filter(({ proof }) => proof === 'kept').length === all)
  const lastWeek = (await rowsOf(clerk.page)).filter(({ reference }) => reference.startsWith('WEEK'))
  await accept(
    clerk.page,
    lastWeek.map(({ id }) => id)
  )
  await choosePrinter(clerk.page, { printer: 'counter', label: 'Counter', copies: 1, paper: 'A4' })
  // Chosen on another day: the window finds it chosen.
  await clerk.page.reload()
  await clerk.button('list.newRequest').first().waitFor()
}

async function doJob({ job, from, limit, before, keys, done }: Job, day: Day): Promise<Counted> {
  await before?.(day)
  const hands = new Hands(day.clerk)
  try {
    await keys(hands, day)
    await done(day)
  } catch (error) {
    throw new Error(`${job}, after ${hands.pressed.join(' ')}`, { cause: error })
  }
  const counted = { job, from, limit, pressed: hands.pressed }
  process.stdout.write(`${String(countOf(counted)).padStart(3)} of ${limit}  ${job}\n`)
  return counted
}

/** Writes the page, and returns the exit code. */
function tell(counted: readonly Counted[]): number {
  if (out !== null) writeFileSync(out, pageOf(counted))
  const over = overLimit(counted)
  for (const { job, limit } of over) process.stderr.write(`${job}: more than ${limit}\n`)
  return over.length === 0 ? 0 : 1
}
