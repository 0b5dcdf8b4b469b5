/**
 * A whole day at the desk with strings that stand nowhere else: as secret, tokens, key, codes, names and notes. Then everything
 * is searched for them that was written, printed, or is still in memory after the desk was locked.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import keytar from 'keytar'
import type { CDPSession } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import type { DeskApi } from '../../preload/contract/contract.ts'
import { startCups } from '../cups/private-cups.ts'
import { Clerk } from '../desk/clerk.ts'
import type { RunningDesk } from '../desk/launch.ts'
import { playPerson } from '../desk/person.ts'
import { answerOpenDialog, answerSaveDialog, noteOpenedMails } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'
import { isRenderer, processesFrom, searchMemory } from './process-memory.ts'
import { filesBelow, type Secrets, searchFiles, searchText } from './search-written.ts'
import { type TokenTap, tapTokens } from './token-tap.ts'

const matching = { sub: 'EE39404044733', name: 'Xylofonia Quittenbaum' }
const differing = { sub: 'EE48908156284', name: 'Wolkengard Zwirnspindel' }
const note = 'Vorzimmerkanarienvogel'
const reason = 'Pfauenaugenwechselkonto'
const pin = '83051947260'

const isPossible = process.platform === 'linux' && process.getuid?.() === 0

test.skipIf(!isPossible)(
  'after a whole day nothing can be read where nobody asked for it, and after the lock not even in memory',
  async () => {
    const cups = await startCups([{ name: 'Desk', label: 'The desk’s printer' }])
    onTestFinished(() => cups.stop())
    const office = await openOffice({ network: 'plain' })
    const tap = await tapTokens(office.server.url)
    const home = join(office.folder, 'home')
    const filed = join(office.folder, 'filed')
    for (const folder of [home, filed]) mkdirSync(folder)
    const env = { HOME: home, ...cups.env }

    const morning = await office.start({ env })
    await signIn(morning.clerk, { ...office.server, url: tap.url })
    expect(inWindows(morning.desk, { 'client secret': office.server.clientSecret })).toEqual([])
    await fileInto(morning, filed)
    const first = await morning.clerk.createRequest({ ...matching, reason })
    await playPerson(await morning.clerk.readLink(), 'as-required')
    await morning.clerk.rowSaying(first, 'status.matching').waitFor({ timeout: 30_000 })
    await eventually(() => expect(filesBelow(filed).some((file) => file.endsWith('.pdf'))).toBe(true))
    await morning.clerk.look()
    await morning.clerk.button('does.accept').click()
    await morning.clerk.rowSaying(first, 'decision.verdict.accept').waitFor()
    await print(morning.clerk)
    await eventually(() => cups.jobs().length === 1)
    const proof = join(office.folder, 'saved.pdf')
    await answerSaveDialog(morning.desk.app, proof)
    await morning.clerk.button('action.saveProof').first().click()
    await morning.clerk.page.getByText('saved.pdf').first().waitFor()
    // Its power goes.
    await morning.desk.kill()

    const { desk, clerk } = await office.start({ env })
    const mails = await noteOpenedMails(desk.app)
    const second = await clerk.createRequest(differing)
    await playPerson(await clerk.readLink(), 'as-test-person')
    await clerk.rowSaying(second, 'status.differing').waitFor({ timeout: 30_000 })
    await clerk.look()
    await clerk.button('does.reject').click()
    await clerk.rowSaying(second, 'decision.verdict.reject').waitFor()
    await clerk.field('decision.note').fill(note)
    await clerk.page.keyboard.press('Tab')
    const third = await clerk.createRequest({ name: 'Mari Maasikas' })
    await clerk.readLink()
    await clerk.press('m')
    await eventually(async () => (await mails()).length === 1)
    await clerk.page.keyboard.press('Escape')
    const list = join(office.folder, 'list.csv')
    await answerSaveDialog(desk.app, list)
    await clerk.button('today.export').click()
    await clerk.page.getByRole('button', { name: words('today.csv') }).click()
    await clerk.page.getByTestId('list-saved').waitFor()
    expect(readFileSync(list, 'utf8')).toContain(matching.name)

    const secrets = await secretsOf(office.userData, office.server.clientSecret, tap)
    const locked = await lock(desk, clerk)
    expect(await locked.page.content()).not.toContain(third)

    const asked = (file: string) => file === proof || file === list || file.startsWith(filed)
    const everywhere = () => [office.folder, process.env.XDG_DATA_HOME ?? office.folder].flatMap(filesBelow)
    const written = () =>
      searchFiles(
        everywhere().filter((file) => !asked(file)),
        secrets
      )
    // The search reads what it should: what was asked for is found.
    expect(searchFiles([list], secrets)).not.toEqual([])
    expect(written()).toEqual([])

    const window = await locked.page.context().newCDPSession(locked.page)
    expect(searchText('heap of the window', await heapOf(window), secrets)).toEqual([])
    expect(inWindows(desk, secrets)).toEqual([])

    const pid = desk.app.process().pid ?? 0
    // What sweeps go on with. Nothing else of the day is alive in main, other than for as long as a round reads it.
    await eventually(async () => {
      const alive = searchText('heap of main', await heapOfMain(desk, office.folder), secrets)
      expect(alive.filter(({ what }) => !what.startsWith('token'))).toEqual([])
    })
    // Memory that was freed is not wiped, so a core dump of main has more. It is counted, and nothing is promised of it.
    process.stdout.write(`main's memory: ${JSON.stringify(searchMemory(pid, secrets).found)}\n`)
    await desk.close()
    expect(written()).toEqual([])
    expect(searchText('what was printed', office.output(), secrets)).toEqual([])
  },
  600_000
)

async function secretsOf(userData: string, clientSecret: string, tap: TokenTap): Promise<Secrets> {
  const { account } = JSON.parse(readFileSync(join(userData, 'desk/database-key-id.json'), 'utf8'))
  const key = (await keytar.getPassword('eeID Desk', account)) ?? ''
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(tap.tokens.size).toBeGreaterThan(0)
  return {
    'client secret': clientSecret,
    'database key': key,
    'a PIN': pin,
    'a note': note,
    'a reason': reason,
    'the code of whoever matched': matching.sub.slice(2),
    'the name of whoever matched': matching.name,
    'it in small letters': matching.name.toLowerCase(),
    'the code of whoever differed': differing.sub.slice(2),
    'the name of whoever differed': differing.name,
    'that one in small letters': differing.name.toLowerCase(),
    ...Object.fromEntries([...tap.tokens].map((token, index) => [`token ${index + 1}`, token]))
  }
}

async function fileInto({ desk, clerk }: { desk: RunningDesk; clerk: Clerk }, folder: string): Promise<void> {
  await clerk.openSettings('filing')
  await answerOpenDialog(desk.app, folder)
  await clerk.button('filing.chooseFolder').click()
  await clerk.page.getByText(folder).waitFor()
  await clerk.page.getByText(words('filing.completion')).click()
  await clerk.page.getByText(words('filing.allFiled')).waitFor()
  await clerk.leaveSettings()
}

async function print(clerk: Clerk): Promise<void> {
  await clerk.press('p')
  const panel = clerk.page.getByRole('dialog', { name: words('print.choose') })
  await panel.getByRole('button', { name: words('print.print') }).click()
  await panel.waitFor({ state: 'hidden' })
}

/** Sets a PIN, and locks by the key; returns the clerk at the window that comes. */
async function lock({ app }: RunningDesk, clerk: Clerk): Promise<Clerk> {
  await clerk.page.evaluate(async (chosen) => {
    const { clerks } = (window as unknown as { eeidDesk: DeskApi }).eeidDesk
    await clerks.setOwnPin({ old: '', pin: chosen })
    await clerks.setLock({ isOn: true, afterMinutes: 5, hidesFromCapture: false })
  }, pin)
  const gone = clerk.page.waitForEvent('close')
  // The window may be gone before the key is up again.
  const press = clerk.page.keyboard.press('Control+l').catch(() => undefined)
  const [page] = await Promise.all([app.waitForEvent('window'), press])
  await gone
  await page.getByRole('heading', { name: words('lock.title') }).waitFor()
  return new Clerk(page)
}

/** What of it is in all of the memory of the processes of windows. */
function inWindows(desk: RunningDesk, secrets: Secrets): string[] {
  const renderers = processesFrom(desk.app.process().pid ?? 0).filter(isRenderer)
  expect(renderers.length).toBeGreaterThan(0)
  return renderers.flatMap((pid) => {
    const { pieces, found } = searchMemory(pid, secrets)
    expect(pieces).toBeGreaterThan(50)
    return Object.keys(found)
  })
}

async function heapOf(session: CDPSession): Promise<string> {
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk))
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  return chunks.join('')
}

/** What is alive in main. */
async function heapOfMain({ app }: RunningDesk, folder: string): Promise<string> {
  const file = join(folder, 'main.heapsnapshot')
  await app.evaluate((_electron, place) => {
    process.getBuiltinModule('node:v8').writeHeapSnapshot(place)
  }, file)
  const heap = readFileSync(file, 'utf8')
  rmSync(file)
  return heap
}
