import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import { type Asking, startAsking } from '../../../main/programs/asking.ts'
import { claimFolder } from '../../../main/programs/places.ts'
import { type ProgramsChoice, programsSetting } from '../../../main/programs/settings.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { textsIn } from '../../../main/texts/texts.ts'
import { storeWithService, temporaryFolder, testClock } from '../store/temporary-store.ts'
import { asks } from './folder.ts'

const mark = '.eeid-desk-requests'

/** The running look at a folder. */
function asking(choice: Partial<ProgramsChoice> = {}, store: Store = storeWithService()) {
  const folder = join(temporaryFolder(), 'requests')
  mkdirSync(folder)
  const clock = testClock()
  store.settings.set(programsSetting, { ...store.settings.get(programsSetting), files: true, folder, ...choice })
  const mine: Asking = startAsking({
    store,
    clock,
    log: silentLog,
    say: () => textsIn('en'),
    changed: () => {},
    kept: () => {}
  })
  const file = (name: string) => join(folder, name)
  return {
    folder,
    file,
    clock,
    store,
    ...mine,
    put: (content: object = asks()) => writeFileSync(file('in/a.json'), JSON.stringify(content)),
    /** What it says of itself, once that is so; time passes meanwhile. */
    says: (state: object) =>
      vi.waitFor(() => {
        clock.advance(15_000)
        expect(mine.state()).toMatchObject(state)
      }, 10_000),
    well: () => vi.waitFor(() => expect(existsSync(file('out'))).toBe(true), 10_000)
  }
}

test('nothing is looked at until the office turns it on', async () => {
  const desk = asking({ files: false })
  desk.clock.advance(60_000)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(existsSync(desk.file('in'))).toBe(false)
  desk.store.settings.set(programsSetting, { ...desk.store.settings.get(programsSetting), files: true })
  desk.look()
  await desk.well()
  desk.stop()
})

test('it looks again and again, and takes what is put there', async () => {
  const desk = asking()
  await desk.well()
  desk.put()
  await desk.says({ problem: null, waiting: 0, lastTaken: expect.any(Number) })
  await vi.waitFor(() => expect(existsSync(desk.file('out/result-visit-1.json'))).toBe(true))
  desk.stop()
})

describe('what keeps it from the folder is told, and nothing is lost:', () => {
  test('the folder has vanished, and comes back', async () => {
    const desk = asking()
    await desk.well()
    desk.put()
    renameSync(desk.folder, `${desk.folder}-away`)
    await desk.says({ problem: { code: 'folderGone' }, since: expect.any(Number) })
    renameSync(`${desk.folder}-away`, desk.folder)
    await desk.says({ problem: null, since: null, lastTaken: expect.any(Number) })
    desk.stop()
  })

  test('another folder is in its place, as below a share that is away', async () => {
    const desk = asking()
    await desk.well()
    renameSync(desk.folder, `${desk.folder}-away`)
    mkdirSync(desk.folder)
    await desk.says({ problem: { code: 'otherFolder' } })
    expect(existsSync(desk.file('in'))).toBe(false)
    await claimFolder(desk.store, desk.folder)
    await desk.says({ problem: null })
    desk.stop()
  })

  test('another desk takes files from it', async () => {
    const desk = asking()
    await desk.well()
    desk.stop()
    const folder = desk.folder
    const other = asking({ folder })
    await other.says({ problem: { code: 'folderOfOther' } })
    await claimFolder(other.store, folder)
    await other.says({ problem: null })
    other.stop()
    const first = asking({ folder }, desk.store)
    await first.says({ problem: { code: 'folderOfOther' } })
    first.stop()
  })

  test('a crash between marking the folder and noting it makes no stranger of it', async () => {
    const desk = asking()
    await desk.well()
    desk.stop()
    const kept = readFileSync(desk.file(mark), 'utf8').trim()
    desk.store.settings.set(
      { ...(await import('../../../main/programs/settings.ts')).askingFolder },
      { folder: '', mark: kept }
    )
    const again = asking({ folder: desk.folder }, desk.store)
    await again.says({ problem: null })
    again.stop()
  })

  test('one of its folders is a link', async () => {
    const desk = asking({ files: false })
    mkdirSync(desk.file('elsewhere'))
    symlinkSync(desk.file('elsewhere'), desk.file('out'))
    desk.store.settings.set(programsSetting, { ...desk.store.settings.get(programsSetting), files: true })
    desk.look()
    await desk.says({ problem: { code: 'linkInFolder' } })
    desk.stop()
  })

  test('a path of a policy that begins nowhere', async () => {
    const desk = asking({ folder: 'requests' })
    await desk.says({ problem: { code: 'folderGone' } })
    desk.stop()
  })

  test('answers cannot be written: the request is kept, and its answer comes later', async () => {
    const desk = asking()
    await desk.well()
    rmSync(desk.file('out'), { recursive: true })
    writeFileSync(desk.file('out'), '')
    desk.put()
    await desk.says({ problem: { code: 'linkInFolder' } })
    rmSync(desk.file('out'))
    await desk.says({ problem: null })
    await vi.waitFor(() => {
      desk.clock.advance(2_000)
      expect(existsSync(desk.file('out/result-visit-1.json'))).toBe(true)
    }, 10_000)
    desk.stop()
  })
})
