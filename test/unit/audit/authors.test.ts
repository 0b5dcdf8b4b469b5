/** Who asked is the author, though the desk is locked by the time it is done, or another clerk is at it. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Act } from '../../../common/words/audit.ts'
import { writeTypedNotes } from '../../../main/requests/note.ts'
import { takeOver } from '../../desk-parts/batches.ts'
import { pins, twoClerks } from '../../desk-parts/clerks.ts'
import { type DeskInMemory, deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { settled } from '../../desk-parts/settled.ts'
import { smallPdf } from '../../desk-parts/small-pdf.ts'
import { testService } from '../store/temporary-store.ts'

const serviceId = testService.id
const id = 'done'

/** A desk of Mari, a manager, and Jaan, a clerk, who is at it. */
async function deskOfTwo() {
  const completed = { status: 'completed', completed_at: '2026-05-01T09:00:00Z', result: mariMaasikas } as const
  const desk = deskInMemory({ requests: [serviceRequest({ id, ...completed })] })
  desk.store.proofs.keep(serviceId, id, smallPdf())
  desk.shell.chosen = { place: join(desk.folder, 'x.pdf'), file: null, folder: desk.folder }
  const { mari, jaan } = await twoClerks(desk.api)
  const signIn = {
    mari: () => desk.api.access.unlock({ clerk: mari.id, pin: pins.mari }),
    jaan: () => desk.api.access.unlock({ clerk: jaan.id, pin: pins.jaan })
  }
  await signIn.jaan()
  return { ...desk, signIn, mari, jaan }
}

const authorsOf = ({ store }: Pick<DeskInMemory, 'store'>, act: Act) =>
  store.audit.page({ acts: [act], author: null, from: null, until: null }, 0, 50).rows.map(({ author }) => author)

test('two clerks at one desk are told apart, act by act', async () => {
  const desk = await deskOfTwo()
  await desk.api.decisions.writeNote({ id, note: 'Came at two' })
  await desk.api.access.lock()
  await desk.signIn.mari()
  await desk.api.decisions.decide({ id, verdict: 'reject', note: 'Came at two' })
  await desk.api.access.lock()
  await desk.signIn.jaan()
  await desk.api.proofs.bytes({ id })
  const page = await desk.api.audit.page({
    ...{ acts: ['note', 'decide', 'preview', 'signIn'], author: null, from: null, until: null },
    ...{ request: null, reference: '', offset: 0, limit: 50 }
  })
  if (!page.ok) throw new Error(page.error.code)
  expect(page.value.rows.map(({ author, act }) => `${author}: ${act}`)).toEqual([
    'Jaan: preview',
    'Jaan: signIn',
    'Mari: decide',
    'Mari: signIn',
    'Jaan: note',
    'Jaan: signIn'
  ])
  const detail = await desk.api.requests.get({ id })
  expect(detail).toMatchObject({ ok: true, value: { noteAuthor: 'Jaan', decisions: [{ author: 'Mari' }] } })
})

test('requests of a batch that goes on while the desk is locked are by whoever let it run', async () => {
  const desk = await deskOfTwo()
  const batchId = takeOver(desk.store, serviceId, 12)
  await desk.api.import.run({ batchId })
  await desk.api.access.lock()
  for (let turns = 0; turns < 12; turns++) {
    await desk.clock.advance(60_000)
    await settled()
  }
  expect(authorsOf(desk, 'create')).toEqual(Array.from({ length: 12 }, () => 'Jaan'))
})

test('a batch that another clerk goes on with stays the first one’s', async () => {
  const desk = await deskOfTwo()
  const batchId = takeOver(desk.store, serviceId, 12)
  await desk.api.import.run({ batchId })
  await desk.api.import.pause({ batchId })
  await desk.api.access.lock()
  await desk.signIn.mari()
  await desk.api.import.run({ batchId })
  for (let turns = 0; turns < 12; turns++) {
    await desk.clock.advance(60_000)
    await settled()
  }
  expect(new Set(authorsOf(desk, 'create'))).toEqual(new Set(['Jaan']))
})

test('what is saved while the desk is locked is by whoever pressed', async () => {
  const desk = await deskOfTwo()
  const saving = desk.api.proofs.save({ id })
  const locking = desk.api.access.lock()
  await Promise.all([saving, locking])
  expect(authorsOf(desk, 'save')).toEqual(['Jaan'])
})

test('a note that was being typed when the app ended is by whoever typed it', async () => {
  const desk = await deskOfTwo()
  await desk.api.decisions.typeNote({ id, note: 'Came at two' })
  await desk.api.access.lock()
  await desk.signIn.mari()
  writeTypedNotes(desk.store)
  expect(desk.store.notes.latest(serviceId, id)).toMatchObject({ text: 'Came at two', author: 'Jaan' })
  expect(authorsOf(desk, 'note')).toEqual(['Jaan'])
})

test('a manager who sets a new PIN by the code is its author, though nobody is at the desk', async () => {
  const desk = await deskOfTwo()
  await desk.api.access.lock()
  await desk.api.access.setForgottenPin({ clerk: desk.mari.id, code: desk.mari.code, pin: '846205' })
  expect(authorsOf(desk, 'clerk')[0]).toBe('Mari')
})
