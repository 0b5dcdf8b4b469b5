/** The calls of the filing settings, over a real store, filer and folder. */
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createEvents } from '../../../main/events/events.ts'
import { filingHandlers } from '../../../main/ipc/filing.ts'
import { silentLog } from '../../../main/log/log.ts'
import type { Desk } from '../../../main/startup/desk.ts'
import { deskFiling } from '../../../main/startup/filing.ts'
import type { StartupState } from '../../../preload/contract/startup.ts'
import {
  cachedRequest,
  storeWithService,
  temporaryFolder,
  testClock,
  testService
} from '../../unit/store/temporary-store.ts'
import { isMark, patience, pdfsIn } from './office.ts'

/** A desk whose clerk chooses this folder. */
function deskWith(folder = temporaryFolder()) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const events = createEvents(silentLog)
  const desk = { opened: () => ({ store }) } as unknown as Desk
  const filing = deskFiling({ desk, clock, log: silentLog, events })
  const deskChanged = () => events.emit('startupChanged', {} as StartupState)
  deskChanged()
  onTestFinished(() => {
    desk.opened = () => undefined
    deskChanged()
  })
  const calls = filingHandlers({ desk, filing, chooseFolder: async () => folder, now: clock.now, progress: () => {} })
  const complete = (id: string) => {
    store.requests.put(cachedRequest({ id, reference: `K7Q-${id}`, status: 'completed', completedAt: clock.now() }))
    store.proofs.keep(testService.id, id, Buffer.from(`%PDF-1.7 ${id} %%EOF`))
    filing.fileDue()
  }
  const turnOn = (template = '{reference}') => calls.set({ when: 'completion', template, manifest: false, clerk: '' })
  const health = async () => {
    const view = await calls.get(undefined)
    return view.ok ? view.value.health : undefined
  }
  const isFiled = (id: string) =>
    vi.waitFor(() => expect(store.filings.get(testService.id, id)).toBeDefined(), patience)
  return { clock, store, folder, calls, complete, turnOn, health, isFiled }
}

test('filing that is turned on while the clock is ahead files what comes once it is right, and nothing of before', async () => {
  const { clock, folder, calls, complete, turnOn, isFiled } = deskWith()
  clock.advance(60_000)
  complete('before')
  await calls.chooseFolder(undefined)
  clock.wall += 3 * 86_400_000
  await turnOn()
  clock.wall -= 3 * 86_400_000 - 1_000
  complete('after')
  await isFiled('after')
  expect(pdfsIn(folder)).toEqual(['K7Q-after.pdf'])
  expect(await calls.get(undefined)).toMatchObject({ value: { earlier: 1 } })
  await calls.fileEarlier(undefined)
  await isFiled('before')
})

test('another folder at the chosen path is told, and taken once the clerk says that it is the right one', async () => {
  const { folder, calls, complete, turnOn, health, isFiled } = deskWith(join(temporaryFolder(), 'office'))
  mkdirSync(folder)
  await calls.chooseFolder(undefined)
  await turnOn()
  complete('1')
  await isFiled('1')
  renameSync(folder, `${folder}-away`)
  mkdirSync(folder)
  complete('2')
  await vi.waitFor(
    async () => expect(await health()).toMatchObject({ waiting: 1, problem: { code: 'otherFolder' } }),
    patience
  )
  expect(readdirSync(folder)).toEqual([])
  expect(await calls.verify(undefined)).toMatchObject({ ok: false, error: { code: 'otherFolder' } })
  expect(await calls.fileMissing(undefined)).toMatchObject({ ok: false, error: { code: 'otherFolder' } })
  await calls.confirmFolder(undefined)
  await isFiled('2')
  expect(await calls.verify(undefined)).toMatchObject({ ok: true, value: { missing: ['K7Q-1.pdf'] } })
  expect(await calls.fileMissing(undefined)).toEqual({ ok: true, value: 1 })
  await vi.waitFor(() => expect(pdfsIn(folder)).toEqual(['K7Q-1.pdf', 'K7Q-2.pdf']), patience)
  expect(await calls.fileMissing(undefined)).toEqual({ ok: true, value: 0 })
})

test('links that were there are asked about, with where they lead, and one that came later is told as refused', async () => {
  const { folder, calls, complete, turnOn, health, isFiled } = deskWith()
  const disk = temporaryFolder()
  symlinkSync(disk, join(folder, 'K7Q-1'))
  await calls.chooseFolder(undefined)
  await turnOn('{reference}/proof')
  complete('1')
  await vi.waitFor(
    async () =>
      expect(await health()).toMatchObject({
        waiting: 1,
        problem: { code: 'linkInFolder' },
        links: [{ path: 'K7Q-1', target: disk, isAsked: true }]
      }),
    patience
  )
  await calls.answerLinks({ use: true })
  await isFiled('1')
  expect(readdirSync(disk).filter((name) => !isMark(name))).toEqual(['proof.pdf'])
  symlinkSync(disk, join(folder, 'K7Q-2'))
  complete('2')
  await vi.waitFor(
    async () => expect((await health())?.links).toEqual([{ path: 'K7Q-2', target: '', isAsked: false }]),
    patience
  )
  rmSync(join(folder, 'K7Q-2'))
  await calls.tryAgain(undefined)
  await isFiled('2')
  await vi.waitFor(async () => expect((await health())?.links).toEqual([]), patience)
})
