import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  keepNote,
  noteOf,
  noteTaken,
  settleNote,
  typeNote,
  useTypedNotes
} from '../../../renderer/decision/note-store.ts'
import { type DeskInMemory, deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { testService } from '../store/temporary-store.ts'

let desk: DeskInMemory
const request = { id: 'a', note: 'Comes at two' }
const typed = () => desk.asked('decisions.typeNote').length
const written = () => desk.asked('decisions.writeNote').length

/** The note as main has it. */
async function keptNote(): Promise<string | undefined> {
  const detail = await desk.api.requests.get({ id: request.id })
  return detail.ok ? detail.value.note : undefined
}

/** Main answers after a while. */
async function keep(): Promise<boolean> {
  const keeping = keepNote(request)
  await vi.advanceTimersByTimeAsync(100)
  return keeping
}

beforeEach(() => {
  vi.useFakeTimers()
  desk = deskInMemory({ requests: [serviceRequest({ id: request.id })] })
  desk.store.notes.write(testService.id, request.id, request.note)
  vi.stubGlobal('window', { eeidDesk: desk.api })
  useTypedNotes.setState({ typed: {} })
})

afterEach(() => {
  // What is still resting would be told in the next test.
  vi.clearAllTimers()
  vi.useRealTimers()
})

describe('a note', () => {
  it('is what was kept until something is typed, and what is typed until that is kept', async () => {
    expect(noteOf(request)).toBe('Comes at two')
    typeNote('a', 'Comes at three')
    expect(noteOf(request)).toBe('Comes at three')
    expect(await keep()).toBe(true)
    expect(await keptNote()).toBe('Comes at three')
    settleNote('a', 'Comes at three')
    expect(noteOf({ id: 'a', note: 'Comes at three' })).toBe('Comes at three')
  })

  it('is not kept again where nothing was typed, or nothing that matters', async () => {
    await keep()
    typeNote('a', 'Comes at two  ')
    await keep()
    expect(written()).toBe(0)
    expect(noteOf(request)).toBe('Comes at two')
  })

  it('that is typed on while it is being kept stays as typed', () => {
    typeNote('a', 'Comes at three')
    typeNote('a', 'Comes at three or four')
    settleNote('a', 'Comes at three')
    expect(noteOf(request)).toBe('Comes at three or four')
  })

  it('outlives the app while it is typed, and main hears when it is as before again', async () => {
    typeNote('a', 'Comes at three')
    expect(typed()).toBe(0)
    await vi.advanceTimersByTimeAsync(400)
    expect(typed()).toBe(1)
    typeNote('a', 'Comes at two')
    await keep()
    await vi.advanceTimersByTimeAsync(400)
    expect([typed(), written()]).toEqual([1, 1])
  })

  it('that was taken away before main told it again is taken away', async () => {
    typeNote('a', 'Comes at three')
    await keep()
    typeNote('a', 'Comes at two')
    await keep()
    expect(await keptNote()).toBe('Comes at two')
  })

  it('that went with a decision stays on screen until the request says it, and is told no more', async () => {
    typeNote('a', 'Comes at three')
    noteTaken('a', 'Comes at three')
    await vi.advanceTimersByTimeAsync(400)
    await keep()
    expect([typed(), written()]).toEqual([0, 0])
    expect(noteOf(request)).toBe('Comes at three')
    settleNote('a', 'Comes at three')
    expect(noteOf(request)).toBe('Comes at two')
  })

  it('that was kept stays on screen until the request says it, however often the field is left', async () => {
    typeNote('a', 'Comes at three')
    await keep()
    await keep()
    expect(noteOf(request)).toBe('Comes at three')
    settleNote('a', 'Comes at three')
  })

  it('that could not be kept is still there', async () => {
    typeNote('a', 'Comes at three')
    desk.answers('decisions.writeNote', { ok: false, error: { code: 'diskFault' } })
    expect(await keep()).toBe(false)
    expect(noteOf(request)).toBe('Comes at three')
  })
})
