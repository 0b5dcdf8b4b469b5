/** Links in the filing folder: none leads a write elsewhere, unless the office has said that it is its own. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { answerLinks, knownFolderSetting, trustFolder } from '../../../main/filing/known-folder.ts'
import { manifestName } from '../../../main/filing/manifest.ts'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'
import { isMark, office, patience } from './office.ts'

type Desk = ReturnType<typeof office>

const nothingWaits = { waiting: 0, problem: null, since: null }
const settled = ({ filer }: Desk) => vi.waitFor(() => expect(filer.state()).toEqual(nothingWaits), patience)
const refused = ({ filer }: Desk) =>
  vi.waitFor(() => expect(filer.state().problem?.code).toBe('linkInFolder'), patience)
const linksOf = ({ store }: Desk) => store.settings.get(knownFolderSetting)?.links
const below = (folder: string) => readdirSync(folder).filter((name) => !isMark(name))

describe('a link that comes later', () => {
  test('in the place of a sub-folder is not written through, and the rest is filed', async () => {
    const desk = office({ template: '{reference}/proof' })
    const elsewhere = temporaryFolder()
    desk.complete('1')
    desk.filer.fileDue()
    await settled(desk)
    symlinkSync(elsewhere, join(desk.folder, 'K7Q-2'))
    for (const id of ['2', '3']) desk.complete(id)
    desk.filer.fileDue()
    await refused(desk)
    expect(readdirSync(elsewhere)).toEqual([])
    expect([desk.filed('2'), desk.filed('3')]).toEqual([undefined, 'K7Q-3/proof.pdf'])
    expect(desk.filer.refusedLinks()).toEqual(['K7Q-2'])
    rmSync(join(desk.folder, 'K7Q-2'))
    desk.filer.fileDue()
    await settled(desk)
    expect(desk.filed('2')).toBe('K7Q-2/proof.pdf')
    expect(desk.filer.refusedLinks()).toEqual([])
  })

  test('in the place of a sub-folder of a sub-folder makes no folder elsewhere', async () => {
    const desk = office({ template: 'a/b/c/{reference}' })
    const elsewhere = temporaryFolder()
    desk.complete('1')
    desk.filer.fileDue()
    await settled(desk)
    renameSync(join(desk.folder, 'a/b'), join(desk.folder, 'a/moved'))
    symlinkSync(elsewhere, join(desk.folder, 'a/b'))
    desk.complete('2')
    desk.filer.fileDue()
    await refused(desk)
    expect(readdirSync(elsewhere)).toEqual([])
    expect(desk.filer.refusedLinks()).toEqual(['a/b'])
  })

  test('in the place of the list is not written through, and the proofs are filed', async () => {
    const desk = office({ manifest: true })
    const theirs = join(temporaryFolder(), 'theirs.txt')
    writeFileSync(theirs, 'theirs')
    desk.complete('1')
    desk.filer.fileDue()
    await settled(desk)
    await vi.waitFor(() => expect(below(desk.folder)).toContain(manifestName), patience)
    rmSync(join(desk.folder, manifestName))
    symlinkSync(theirs, join(desk.folder, manifestName))
    desk.complete('2')
    desk.filer.fileDue()
    await refused(desk)
    expect(desk.filer.state().waiting).toBe(0)
    expect(readFileSync(theirs, 'utf8')).toBe('theirs')
    expect(desk.filer.refusedLinks()).toEqual([manifestName])
  })

  test('while a proof is being written takes it nowhere', async () => {
    const desk = office({ template: '{reference}/proof' })
    const elsewhere = temporaryFolder()
    mkdirSync(join(desk.folder, 'K7Q-1'))
    desk.complete('1')
    // Between the look at the sub-folder and the end of the write: the first name that is looked for in it.
    const isOurs = desk.store.filings.isOurs
    desk.store.filings.isOurs = (...asked) => {
      renameSync(join(desk.folder, 'K7Q-1'), join(desk.folder, 'moved'))
      symlinkSync(elsewhere, join(desk.folder, 'K7Q-1'))
      desk.store.filings.isOurs = isOurs
      return isOurs(...asked)
    }
    desk.filer.fileDue()
    await refused(desk)
    expect(readdirSync(elsewhere)).toEqual([])
    expect(desk.filed('1')).toBeUndefined()
  })
})

describe('a link that was there when the folder was chosen', () => {
  function officeWithLinks() {
    const folder = temporaryFolder()
    const disk = temporaryFolder()
    mkdirSync(join(disk, 'archive'))
    mkdirSync(join(folder, 'deep'))
    symlinkSync(join(disk, 'archive'), join(folder, 'K7Q-1'))
    symlinkSync(join(disk, 'archive'), join(folder, 'deep/er'))
    symlinkSync(join(disk, 'list.txt'), join(folder, manifestName))
    writeFileSync(join(disk, 'list.txt'), '')
    // What no write would go through is not asked about.
    symlinkSync(join(disk, 'list.txt'), join(folder, 'a file.txt'))
    symlinkSync(join(disk, 'gone.pdf'), join(folder, 'gone.pdf'))
    const desk = office({ template: '{reference}/proof', manifest: true }, folder)
    for (const id of ['1', '2']) desk.complete(id)
    desk.filer.fileDue()
    return { desk, disk, folder }
  }

  test('is asked about, and nothing goes through it before', async () => {
    const { desk, disk } = officeWithLinks()
    await refused(desk)
    expect(desk.filed('2')).toBe('K7Q-2/proof.pdf')
    expect(
      linksOf(desk)
        ?.map(({ path, use }) => [path, use])
        .sort()
    ).toEqual([
      ['K7Q-1', null],
      ['deep/er', null],
      [manifestName, null]
    ])
    expect(readdirSync(join(disk, 'archive'))).toEqual([])
    expect(readFileSync(join(disk, 'list.txt'), 'utf8')).toBe('')
  })

  test('is written through once the office says that it is its own, and no longer once it leads elsewhere', async () => {
    const { desk, disk, folder } = officeWithLinks()
    await refused(desk)
    answerLinks(desk.store, true)
    desk.filer.fileDue()
    await settled(desk)
    expect(below(join(disk, 'archive'))).toEqual(['proof.pdf'])
    await vi.waitFor(
      () => expect(readFileSync(join(disk, 'list.txt'), 'utf8').trim().split('\n')).toHaveLength(2),
      patience
    )
    const other = temporaryFolder()
    rmSync(join(folder, 'K7Q-1'))
    symlinkSync(other, join(folder, 'K7Q-1'))
    desk.complete('3', 'K7Q-1')
    desk.filer.fileDue()
    await refused(desk)
    expect(readdirSync(other)).toEqual([])
  })

  test('is not written through where the office says no, and is asked about again where it chooses the folder again', async () => {
    const { desk, disk, folder } = officeWithLinks()
    await refused(desk)
    answerLinks(desk.store, false)
    desk.filer.fileDue()
    await refused(desk)
    expect(linksOf(desk)?.every(({ use }) => use === false)).toBe(true)
    expect(readdirSync(join(disk, 'archive'))).toEqual([])
    trustFolder(desk.store, folder)
    desk.filer.fileDue()
    await vi.waitFor(() => expect(linksOf(desk)?.map(({ use }) => use)).toEqual([null, null, null]), patience)
  })
})

test('the folder itself may be a link: that is what the clerk chose', async () => {
  const real = temporaryFolder()
  const folder = join(temporaryFolder(), 'link')
  symlinkSync(real, folder)
  const desk = office({ template: '{reference}/proof' }, folder)
  desk.complete('1')
  desk.filer.fileDue()
  await settled(desk)
  expect(below(join(real, 'K7Q-1'))).toEqual(['proof.pdf'])
  // Elsewhere it is another folder.
  rmSync(folder)
  const other = temporaryFolder()
  symlinkSync(other, folder)
  desk.complete('2')
  desk.filer.fileDue()
  await vi.waitFor(() => expect(desk.filer.state().problem?.code).toBe('otherFolder'), patience)
  expect(readdirSync(other)).toEqual([])
})
