/** A folder whose path is there, and which is not the one that was chosen: a mount point whose share is away. Real mounts. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { sha256Of } from '../../../main/files/sha256.ts'
import { type FilingChoice, filingSetting } from '../../../main/filing/choice.ts'
import { isItself, trustFolder } from '../../../main/filing/known-folder.ts'
import { manifestName } from '../../../main/filing/manifest.ts'
import { missingIn } from '../../../main/filing/missing.ts'
import { temporaryFolder, testService } from '../../unit/store/temporary-store.ts'
import { canMount, isMark, mountPoint, office, patience, pdfsIn } from './office.ts'

type Desk = ReturnType<typeof office>

const settled = ({ filer }: Desk) =>
  vi.waitFor(() => expect(filer.state()).toEqual({ waiting: 0, problem: null, since: null }), patience)
const waitsFor = ({ filer }: Desk, code: string) =>
  vi.waitFor(() => expect(filer.state().problem?.code).toBe(code), patience)
const caughtUp = ({ clock, filer }: Desk) =>
  vi.waitFor(() => {
    clock.advance(5 * 60_000)
    expect(filer.state()).toEqual({ waiting: 0, problem: null, since: null })
  }, patience)

/** An office that files on a share, and has filed two proofs. */
async function officeOnShare(choice: Partial<FilingChoice> = {}) {
  const place = mountPoint()
  if (!place.mount()) return undefined
  const desk = office(choice, place.folder)
  desk.complete('1')
  desk.complete('2')
  desk.filer.fileDue()
  await settled(desk)
  return { ...place, desk }
}

test.skipIf(!canMount)(
  'nothing is written below a mount point whose share is away; what waited is filed once it is back',
  async (context) => {
    const found = await officeOnShare({ manifest: true, template: '{reference}/proof' })
    if (!found) return context.skip()
    const { desk, folder, share, mount, unmount } = found
    unmount()
    desk.complete('3')
    desk.filer.fileDue()
    await waitsFor(desk, 'otherFolder')
    expect(desk.filer.state().waiting).toBe(1)
    expect(readdirSync(folder)).toEqual([])
    // Also after a restart.
    desk.filer.stop()
    const again = { ...desk, filer: desk.start() }
    await waitsFor(again, 'otherFolder')
    expect(readdirSync(folder)).toEqual([])
    expect(await isItself(desk.store, folder)).toBe(false)
    mount()
    await caughtUp(again)
    // The list of checksums is the last to be written.
    await vi.waitFor(() => {
      const filed = readdirSync(share).filter((name) => !isMark(name))
      expect(filed.sort()).toEqual(['K7Q-1', 'K7Q-2', 'K7Q-3', manifestName])
    })
    unmount()
    expect(readdirSync(folder)).toEqual([])
  }
)

test.skipIf(!canMount)(
  'a share that goes away between two proofs takes the rest with it to no local disk',
  async (context) => {
    const found = await officeOnShare()
    if (!found) return context.skip()
    const { desk, folder, mount, unmount } = found
    for (const id of ['3', '4', '5']) desk.complete(id)
    const get = desk.store.proofs.get
    desk.store.proofs.get = (service, id) => {
      if (id === '4') unmount()
      return get(service, id)
    }
    desk.filer.fileDue()
    await waitsFor(desk, 'otherFolder')
    expect(readdirSync(folder)).toEqual([])
    desk.store.proofs.get = get
    mount()
    await caughtUp(desk)
    expect(pdfsIn(folder)).toHaveLength(5)
  }
)

test.skipIf(!canMount)(
  'nor does the list of checksums stay there, if the share goes while it is written',
  async (context) => {
    const found = await officeOnShare()
    if (!found) return context.skip()
    const { desk, folder, mount, unmount } = found
    const inFolder = desk.store.filings.inFolder
    // Asked for what is to be listed, just before it is written.
    desk.store.filings.inFolder = (asked) => {
      unmount()
      return inFolder(asked)
    }
    desk.choose({ manifest: true })
    desk.filer.fileDue()
    await waitsFor(desk, 'otherFolder')
    expect(readdirSync(folder)).toEqual([])
    desk.store.filings.inFolder = inFolder
    mount()
    await caughtUp(desk)
    expect(readFileSync(join(folder, manifestName), 'utf8')).toContain('K7Q-2')
  }
)

test.skipIf(!canMount)(
  'another share at the same path is not taken for it, and is once a clerk says so',
  async (context) => {
    const found = await officeOnShare()
    if (!found) return context.skip()
    const { desk, folder, unmount } = found
    unmount()
    const other = mountPoint(folder)
    writeFileSync(join(other.share, 'K7Q-9.pdf'), 'of another office')
    other.mount()
    desk.complete('3')
    desk.filer.fileDue()
    await waitsFor(desk, 'otherFolder')
    expect(readdirSync(folder)).toEqual(['K7Q-9.pdf'])
    trustFolder(desk.store, folder)
    desk.filer.fileDue()
    await settled(desk)
    expect(pdfsIn(folder)).toEqual(['K7Q-3.pdf', 'K7Q-9.pdf'])
    // What was filed on the first share is filed again where the clerk wants it.
    const missing = await missingIn(folder, desk.store.filings.inFolder(folder))
    desk.filer.fileAgain(missing)
    await settled(desk)
    expect(pdfsIn(folder)).toEqual(['K7Q-1.pdf', 'K7Q-2.pdf', 'K7Q-3.pdf', 'K7Q-9.pdf'])
    expect(await missingIn(folder, desk.store.filings.inFolder(folder))).toEqual([])
  }
)

test.skipIf(!canMount)(
  'a sub-folder on a share of its own is waited for, and holds up nothing else',
  async (context) => {
    const folder = temporaryFolder()
    const { folder: below, mount, unmount } = mountPoint(join(folder, 'Tamm'))
    if (!mount()) return context.skip()
    const desk = office({ template: '{family_name}/{reference}' }, folder)
    const of = (family_name: string) => ({ id: 'x', status: 'completed', claims_required: [], result: { family_name } })
    desk.complete('1', 'one', of('Tamm'))
    desk.filer.fileDue()
    await settled(desk)
    unmount()
    desk.complete('2', 'two', of('Tamm'))
    desk.complete('3', 'three', of('Kask'))
    desk.filer.fileDue()
    await waitsFor(desk, 'otherFolder')
    expect([desk.filed('2'), desk.filed('3')]).toEqual([undefined, 'Kask/three.pdf'])
    expect(readdirSync(below)).toEqual([])
    mount()
    await caughtUp(desk)
    expect(pdfsIn(below)).toEqual(['one.pdf', 'two.pdf'])
  }
)

/** An office of a version that knew its folder by the path only, with ten proofs filed. */
function officeOfBefore() {
  const desk = office({ when: 'off' })
  for (let n = 0; n < 10; n++) {
    const pdf = desk.complete(String(n))
    const filing = { serviceId: testService.id, requestId: String(n), folder: desk.folder, path: `K7Q-${n}.pdf` }
    writeFileSync(join(desk.folder, filing.path), pdf)
    desk.store.filings.add({ ...filing, sha256: sha256Of(pdf) })
  }
  desk.filer.stop()
  desk.choose({ when: 'completion' })
  return desk
}

test('an office that filed before there were marks goes on in its folder, though somebody took some away', async () => {
  const desk = officeOfBefore()
  for (const n of [0, 1, 2, 3]) rmSync(join(desk.folder, `K7Q-${n}.pdf`))
  desk.complete('new')
  const again = { ...desk, filer: desk.start() }
  await settled(again)
  expect(desk.filed('new')).toBe('K7Q-new.pdf')
  expect(readdirSync(desk.folder).filter(isMark)).toHaveLength(1)
})

test.each([
  ['nothing of it is there', 0],
  ['only what went beside the share while it was away', 3]
])('at its first start with marks it waits where %s, and asks the clerk', async (_what, there) => {
  const desk = officeOfBefore()
  for (let n = 0; n < 10 - there; n++) rmSync(join(desk.folder, `K7Q-${n}.pdf`))
  desk.complete('new')
  const again = { ...desk, filer: desk.start() }
  await waitsFor(again, 'otherFolder')
  expect(readdirSync(desk.folder)).toHaveLength(there)
  trustFolder(desk.store, desk.folder)
  again.filer.fileDue()
  await settled(again)
  expect(desk.filed('new')).toBe('K7Q-new.pdf')
})

test('a folder whose mark somebody removed is known by what was filed in it; an empty one is not', async () => {
  const desk = office()
  await vi.waitFor(() => expect(readdirSync(desk.folder).filter(isMark)).toHaveLength(1), patience)
  const removeMark = () => {
    for (const name of readdirSync(desk.folder).filter(isMark)) rmSync(join(desk.folder, name))
  }
  removeMark()
  desk.complete('1')
  desk.filer.fileDue()
  await waitsFor(desk, 'otherFolder')
  trustFolder(desk.store, desk.folder)
  desk.filer.fileDue()
  await settled(desk)
  removeMark()
  desk.complete('2')
  desk.filer.fileDue()
  await settled(desk)
  expect(pdfsIn(desk.folder)).toEqual(['K7Q-1.pdf', 'K7Q-2.pdf'])
})

test('a missing proof is filed again under its name, once, and what was put in its place is left', async () => {
  const desk = office({ manifest: true })
  const pdfs = ['1', '2', '3'].map((id) => desk.complete(id))
  desk.filer.fileDue()
  await settled(desk)
  rmSync(join(desk.folder, 'K7Q-1.pdf'))
  rmSync(join(desk.folder, 'K7Q-2.pdf'))
  const missing = await missingIn(desk.folder, desk.store.filings.inFolder(desk.folder))
  expect(missing.map(({ path }) => path)).toEqual(['K7Q-1.pdf', 'K7Q-2.pdf'])
  mkdirSync(join(desk.folder, 'K7Q-2.pdf'))
  desk.filer.fileAgain(missing)
  await settled(desk)
  expect([desk.filed('1'), desk.filed('2'), desk.filed('3')]).toEqual(['K7Q-1.pdf', 'K7Q-2 (2).pdf', 'K7Q-3.pdf'])
  expect(readFileSync(join(desk.folder, 'K7Q-1.pdf')).equals(pdfs[0] ?? Buffer.of())).toBe(true)
  expect(readFileSync(join(desk.folder, 'K7Q-2 (2).pdf')).equals(pdfs[1] ?? Buffer.of())).toBe(true)
})

test('one that is to be filed again and is damaged on this desk is given up, and holds up nothing', async () => {
  const desk = office()
  desk.complete('1')
  desk.filer.fileDue()
  await settled(desk)
  rmSync(join(desk.folder, 'K7Q-1.pdf'))
  desk.store.proofs.get = () => ({ pdf: Buffer.from('half'), sha256: 'of the whole' })
  desk.filer.fileAgain(desk.store.filings.inFolder(desk.folder))
  await settled(desk)
  expect(pdfsIn(desk.folder)).toEqual([])
})

test('what comes is filed where the clock was ahead when filing was turned on', async () => {
  const desk = office({ when: 'off' })
  desk.complete('before')
  // A day ahead, and then put right.
  desk.clock.wall += 86_400_000
  desk.choose({ when: 'completion', since: desk.clock.now() })
  desk.clock.wall -= 86_400_000 - 60_000
  desk.complete('after')
  desk.filer.fileDue()
  await vi.waitFor(() => expect(desk.filed('after')).toBeDefined(), patience)
  expect(desk.store.settings.get(filingSetting).since).toBeLessThanOrEqual(desk.clock.now())
})
