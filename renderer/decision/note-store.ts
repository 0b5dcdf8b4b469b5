import { create } from 'zustand'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { desk } from '../state/desk.ts'
import { ask, keepTyped } from '../ui/surprise.ts'

type Noted = Pick<RequestDetail, 'id' | 'note'>

/** Notes as they are being typed, by request; what is kept already is not in here. */
export const useTypedNotes = create<{ typed: Readonly<Record<string, string>> }>(() => ({ typed: {} }))

/** The note as it stands on screen. */
export function noteOf({ id, note }: Noted): string {
  return useTypedNotes.getState().typed[id] ?? note
}

/** A pause in typing after which what was typed outlives the app. */
const restMs = 300

const resting = new Map<string, ReturnType<typeof setTimeout>>()

/** Requests of which main holds what was typed and not written: it has to hear how that ended. */
const half = new Set<string>()

/** What main was told to write last, of requests that have not been read again since. */
const written = new Map<string, string>()

/** Something was typed. It is written when the field is left. Until then main keeps it in case the app ends. */
export function typeNote(id: string, text: string): void {
  useTypedNotes.setState(({ typed }) => ({ typed: { ...typed, [id]: text } }))
  clearTimeout(resting.get(id))
  resting.set(
    id,
    setTimeout(() => {
      half.add(id)
      void keepTyped(() => desk().decisions.typeNote({ id, note: text }))
    }, restMs)
  )
}

/**
 * Main took the note with a decision and need not be told again. What was typed stays on screen until main returns the
 * same text. Otherwise the older note would stand there for a moment, and somebody could type on in it.
 */
export function noteTaken(id: string, text: string): void {
  if (useTypedNotes.getState().typed[id] !== text) return
  clearTimeout(resting.get(id))
  half.delete(id)
  written.set(id, text.trim())
}

/** The request says what was typed, unless the clerk has typed on. */
export function settleNote(id: string, text: string): void {
  useTypedNotes.setState(({ typed }) => {
    if (typed[id] !== text) return { typed }
    clearTimeout(resting.get(id))
    written.delete(id)
    const { [id]: _kept, ...rest } = typed
    return { typed: rest }
  })
}

/** Has main keep what was typed; returns whether all is kept. */
export async function keepNote(detail: Noted): Promise<boolean> {
  const text = useTypedNotes.getState().typed[detail.id]
  if (text === undefined) return true
  clearTimeout(resting.get(detail.id))
  const note = text.trim()
  const isAsBefore = note === (written.get(detail.id) ?? detail.note)
  if (note === detail.note && isAsBefore) settleNote(detail.id, text)
  if (isAsBefore && !half.has(detail.id)) return true
  const outcome = await ask(() => desk().decisions.writeNote({ id: detail.id, note: text }))
  if (outcome?.ok !== true) return false
  half.delete(detail.id)
  if (!isAsBefore) written.set(detail.id, note)
  return true
}
