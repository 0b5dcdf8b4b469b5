/** A filing folder that others use, too: what stands in the way, what others write, and what a crash leaves behind. */
import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { sha256Of } from '../../../main/files/sha256.ts'
import { manifestName } from '../../../main/filing/manifest.ts'
import { verifyFolder } from '../../../main/filing/verify.ts'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'
import { isMark, office, patience, pdfsIn } from './office.ts'

const read = (folder: string, name: string) => readFileSync(join(folder, name))
const linesOf = (folder: string) => read(folder, manifestName).toString().split('\n').filter(Boolean)
const checked = (folder: string) => spawnSync('sha256sum', ['-c', '--strict', manifestName], { cwd: folder })
const nothingWaits = { waiting: 0, problem: null, since: null }

type Desk = ReturnType<typeof office>
const settled = ({ filer }: Desk) => vi.waitFor(() => expect(filer.state()).toEqual(nothingWaits), patience)
/** Filed, and every proof of this desk is in the manifest. */
const listed = async (desk: Desk) => {
  await settled(desk)
  const paths = desk.store.filings.inFolder(desk.folder).map(({ path }) => path)
  const missing = () => paths.filter((path) => !linesOf(desk.folder).some((line) => line.endsWith(`  ${path}`)))
  await vi.waitFor(() => expect(missing()).toEqual([]), patience)
}
const verified = ({ folder, store }: Desk) =>
  verifyFolder({ folder, filed: () => store.filings.inFolder(folder), tell: () => true })

describe('what stands in the way', () => {
  test('a folder or a link of the same name is left alone, and the proof is numbered', async () => {
    const desk = office()
    const { folder, filer, complete, filed } = desk
    const elsewhere = temporaryFolder()
    mkdirSync(join(folder, 'K7Q-1.pdf'))
    symlinkSync(join(elsewhere, 'nowhere.pdf'), join(folder, 'K7Q-2.pdf'))
    const pdfs = [complete('1'), complete('2')]
    filer.fileDue()
    await settled(desk)
    expect([filed('1'), filed('2')]).toEqual(['K7Q-1 (2).pdf', 'K7Q-2 (2).pdf'])
    expect(read(folder, 'K7Q-1 (2).pdf').equals(pdfs[0] ?? Buffer.of())).toBe(true)
    expect(readdirSync(elsewhere)).toEqual([])
  })

  test('one proof that cannot be filed holds up no other, and is filed once it can', async () => {
    const desk = office({ template: '{reference}/proof' })
    const { clock, folder, filer, complete, filed } = desk
    // Where its folder should be there is a file.
    writeFileSync(join(folder, 'K7Q-1'), 'a file')
    for (const id of ['1', '2', '3']) complete(id)
    filer.fileDue()
    await vi.waitFor(() => expect(filer.state().problem).not.toBeNull(), patience)
    expect(filer.state().waiting).toBe(1)
    expect([filed('2'), filed('3')]).toEqual(['K7Q-2/proof.pdf', 'K7Q-3/proof.pdf'])
    rmSync(join(folder, 'K7Q-1'))
    await vi.waitFor(() => {
      clock.advance(5 * 60_000)
      expect(filer.state()).toEqual(nothingWaits)
    }, patience)
    expect(filed('1')).toBe('K7Q-1/proof.pdf')
  })

  test('names that differ in their case or in how a letter is composed only are numbered, and share a folder', async () => {
    const desk = office({ template: '{family_name}/{reference}' })
    const { folder, filer, complete, filed } = desk
    const of = (family_name: string) => ({ id: 'x', status: 'completed', claims_required: [], result: { family_name } })
    writeFileSync(join(folder, 'other'), '')
    complete('1', 'Õun', of('Tamm'))
    complete('2', 'ÕUN', of('TAMM'))
    complete('3', 'Õun'.normalize('NFD'), of('tamm'))
    filer.fileDue()
    await settled(desk)
    expect([filed('1'), filed('2'), filed('3')]).toEqual(['Tamm/Õun.pdf', 'Tamm/ÕUN (2).pdf', 'Tamm/Õun (3).pdf'])
    expect(
      readdirSync(folder)
        .filter((name) => !isMark(name))
        .sort()
    ).toEqual(['Tamm', 'other'])
  })

  test('a template that says nothing of a request, and one that is changed later, lose no proof', async () => {
    const desk = office({ template: '{family_name}' })
    const { folder, filer, complete, filed, choose } = desk
    const first = complete('1')
    complete('2')
    filer.fileDue()
    await settled(desk)
    choose({ template: 'new/{reference}' })
    complete('3')
    filer.fileDue()
    await settled(desk)
    expect([filed('1'), filed('2'), filed('3')]).toEqual(['proof.pdf', 'proof (2).pdf', 'new/K7Q-3.pdf'])
    expect(await verified(desk)).toEqual({ whole: 3, others: 0, changed: [], missing: [], foreign: [] })
    expect(read(folder, 'proof.pdf').equals(first)).toBe(true)
  })
})

describe('two desks and one folder', () => {
  test('file at once: every proof is there whole, none in the place of another, and in the end all are listed', async () => {
    const folder = temporaryFolder()
    const desks = [office({ manifest: true }, folder, 'a'), office({ manifest: true }, folder, 'b')] as const
    const sent = desks.flatMap(({ complete }) =>
      Array.from({ length: 30 }, (_, n) => sha256Of(complete(String(n), `Visit ${n % 10}`)))
    )
    for (const { filer } of desks) filer.fileDue()
    for (const desk of desks) await settled(desk)
    const hashes = pdfsIn(folder).map((name) => sha256Of(read(folder, name)))
    expect(hashes.toSorted()).toEqual(sent.toSorted())
    expect(readdirSync(folder).filter((name) => name.startsWith('.') && !isMark(name))).toEqual([])

    // Lines that were lost while both wrote come with the next proof of each.
    const [one, other] = desks
    for (const [desk, id] of [
      [one, 'x'],
      [other, 'y'],
      [one, 'z']
    ] as const) {
      desk.complete(id)
      desk.filer.fileDue()
      await listed(desk)
    }
    expect(linesOf(folder)).toHaveLength(63)
    expect(checked(folder).status).toBe(0)
    expect(await verified(one)).toEqual({ whole: 32, others: 31, changed: [], missing: [], foreign: [] })
    expect(await verified(other)).toEqual({ whole: 31, others: 32, changed: [], missing: [], foreign: [] })
  })
})

describe('the manifest', () => {
  test('is caught up with after a crash, after it was turned on late, and after it could not be written', async () => {
    const desk = office()
    const { clock, folder, filer, start, complete, choose } = desk
    complete('1')
    filer.fileDue()
    await settled(desk)
    expect(existsSync(join(folder, manifestName))).toBe(false)

    // Turned on once all is filed.
    choose({ manifest: true })
    filer.fileDue()
    await vi.waitFor(() => expect(linesOf(folder)).toHaveLength(1), patience)

    // Filed, and the desk ended before it was listed.
    filer.stop()
    rmSync(join(folder, manifestName))
    const again = start()
    await vi.waitFor(() => expect(linesOf(folder)).toHaveLength(1), patience)

    // Something in its place.
    rmSync(join(folder, manifestName))
    mkdirSync(join(folder, manifestName))
    complete('2')
    again.fileDue()
    await vi.waitFor(() => expect(again.state()).toMatchObject({ waiting: 0, problem: {} }), patience)
    rmSync(join(folder, manifestName), { recursive: true })
    await vi.waitFor(() => {
      clock.advance(5 * 60_000)
      expect(linesOf(folder)).toHaveLength(2)
    }, patience)
    expect(checked(folder).status).toBe(0)
  })

  test('keeps what others wrote: names that sha256sum escapes, remarks, and the line ends of an editor', async () => {
    const desk = office({ manifest: true })
    const { folder, filer, complete } = desk
    const odd = ['back\\slash.pdf', 'line\nbreak.pdf', 'two  blanks.pdf', '*star.pdf']
    for (const name of odd) writeFileSync(join(folder, name), name)
    const asWritten = execFileSync('sha256sum', odd, { cwd: folder, encoding: 'utf8' })
    const shouted = `${sha256Of(Buffer.from('x')).toUpperCase()}  loud.pdf`
    writeFileSync(join(folder, 'loud.pdf'), 'x')
    writeFileSync(join(folder, manifestName), `\uFEFF# checked by Mari\r\n${shouted}\r\n${asWritten}`)
    complete('1')
    filer.fileDue()
    await listed(desk)
    const lines = linesOf(folder)
    expect(lines[0]).toBe('# checked by Mari')
    expect(lines).toHaveLength(7)
    expect(checked(folder)).toMatchObject({ status: 0 })
    expect(await verified(desk)).toEqual({ whole: 1, others: 5, changed: [], missing: [], foreign: [] })
  })

  test('that somebody changed by hand does not say what is whole: for its own proofs the ledger does', async () => {
    const desk = office({ manifest: true })
    const { folder, filer, complete } = desk
    complete('1')
    filer.fileDue()
    await listed(desk)
    const forged = '%PDF-1.7 forged'
    writeFileSync(join(folder, 'K7Q-1.pdf'), forged)
    const outside = temporaryFolder()
    writeFileSync(join(outside, 'x.pdf'), forged)
    const hash = sha256Of(Buffer.from(forged))
    writeFileSync(
      join(folder, manifestName),
      `${hash}  K7Q-1.pdf\n${hash}  ${join(outside, 'x.pdf')}\n${hash}  ../x.pdf\n`
    )
    expect(await verified(desk)).toEqual({
      whole: 0,
      others: 0,
      changed: ['K7Q-1.pdf'],
      missing: [join(outside, 'x.pdf'), '../x.pdf'],
      foreign: []
    })
  })
})

describe('verifying', () => {
  test('reads sub-folders, also one that the office keeps on another disk, and names every file that is nobody’s', async () => {
    const desk = office({ template: '{reference}/{reference}' })
    const { folder, filer, complete } = desk
    for (const id of ['1', '2', '3']) complete(id)
    filer.fileDue()
    await settled(desk)
    const archive = join(temporaryFolder(), 'K7Q-1')
    renameSync(join(folder, 'K7Q-1'), archive)
    symlinkSync(archive, join(folder, 'K7Q-1'))
    // The same bytes, but no longer the file that was filed.
    renameSync(join(folder, 'K7Q-2/K7Q-2.pdf'), join(archive, 'moved.pdf'))
    symlinkSync(join(archive, 'moved.pdf'), join(folder, 'K7Q-2/K7Q-2.pdf'))
    writeFileSync(join(folder, 'notes.docx'), 'x')
    for (const name of ['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$notes.docx']) writeFileSync(join(folder, name), 'x')
    mkdirSync(join(folder, 'deep/er'), { recursive: true })
    writeFileSync(join(folder, 'deep/er/strange.PDF'), 'x')
    expect(await verified(desk)).toEqual({
      whole: 2,
      others: 0,
      changed: ['K7Q-2/K7Q-2.pdf'],
      missing: [],
      foreign: ['K7Q-1', 'deep/er/strange.PDF', 'notes.docx']
    })
  })

  test('a folder that is away, and one that goes away in between, is told as such and not as all missing', async () => {
    const desk = office()
    const { folder, filer, store, complete } = desk
    for (const id of ['1', '2']) complete(id)
    filer.fileDue()
    await settled(desk)
    const filed = () => store.filings.inFolder(folder)
    const tell = (done: number) => {
      if (done === 1) rmSync(folder, { recursive: true })
      return true
    }
    await expect(verifyFolder({ folder, filed, tell })).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(verifyFolder({ folder, filed, tell })).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

test('what a power cut left half written is removed a day later, and not while another desk may be writing it', async () => {
  const desk = office()
  const { clock, folder, filer, complete } = desk
  const half = () => `.eeid-desk-${randomUUID()}.tmp`
  const [old, fresh, link] = [half(), half(), half()]
  const elsewhere = join(temporaryFolder(), 'theirs.pdf')
  // Whoever begins a name as the app does keeps it.
  const theirs = ['.eeid-desk-old.tmp', '.eeid-desk-settings', 'manifest-sha256.txt.tmp-notes']
  for (const name of [old, fresh, ...theirs]) writeFileSync(join(folder, name), '%PDF-1.7 half')
  writeFileSync(elsewhere, 'theirs')
  symlinkSync(elsewhere, join(folder, link))
  const at = (agoMs: number) => new Date(clock.now() - agoMs)
  for (const file of [elsewhere, ...[old, ...theirs].map((name) => join(folder, name))])
    utimesSync(file, at(25 * 3_600_000), at(25 * 3_600_000))
  utimesSync(join(folder, fresh), at(3_600_000), at(3_600_000))
  complete('1')
  filer.fileDue()
  await settled(desk)
  expect(
    readdirSync(folder)
      .filter((name) => !isMark(name))
      .sort()
  ).toEqual([fresh, link, 'K7Q-1.pdf', ...theirs].sort())
  expect(readFileSync(elsewhere, 'utf8')).toBe('theirs')
})
