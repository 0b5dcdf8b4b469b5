import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepNote, noteOf, settleNote, typeNote, useTypedNotes } from '../../../renderer/decision/note-store.ts'
import { createFakeDesk } from './fake-desk.ts'
import { fakeRequest } from './fake-state.ts'

const fake = createFakeDesk()
const request = fakeRequest({ id: 'a', note: 'Comes at two' })
const written = () => fake.calls.filter((call) => call === 'decisions.writeNote').length

beforeEach(() => {
  vi.stubGlobal('window', { eeidDesk: fake.api })
  fake.state.requests = [request]
  fake.calls.length = 0
  useTypedNotes.setState({ typed: {} })
})

describe('a note', () => {
  it('is what was kept until something is typed, and what is typed until that is kept', async () => {
    expect(noteOf(request)).toBe('Comes at two')
    typeNote('a', 'Comes at three')
    expect(noteOf(request)).toBe('Comes at three')
    expect(await keepNote(request)).toBe(true)
    expect(fake.state.requests[0]?.note).toBe('Comes at three')
    settleNote('a', 'Comes at three')
    expect(noteOf({ id: 'a', note: 'Comes at three' })).toBe('Comes at three')
  })

  it('is not kept again where nothing was typed, or nothing that matters', async () => {
    await keepNote(request)
    typeNote('a', 'Comes at two  ')
    await keepNote(request)
    expect(written()).toBe(0)
    expect(noteOf(request)).toBe('Comes at two')
  })

  it('that is typed on while it is being kept stays as typed', () => {
    typeNote('a', 'Comes at three')
    typeNote('a', 'Comes at three or four')
    settleNote('a', 'Comes at three')
    expect(noteOf(request)).toBe('Comes at three or four')
  })

  it('that could not be kept is still there', async () => {
    typeNote('a', 'Comes at three')
    fake.api.decisions.writeNote = async () => ({ ok: false, error: { code: 'diskFault' } })
    expect(await keepNote(request)).toBe(false)
    expect(noteOf(request)).toBe('Comes at three')
  })
})
