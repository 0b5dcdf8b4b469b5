import { create } from 'zustand'
import type { RequestDetail } from '../../preload/shapes.ts'
import { desk } from '../desk.ts'
import { ask } from '../ui/surprise.ts'

type Noted = Pick<RequestDetail, 'id' | 'note'>

/** Notes as they are being typed, by request; what is kept already is not in here. */
export const useTypedNotes = create<{ typed: Readonly<Record<string, string>> }>(() => ({ typed: {} }))

/** The note as it stands on screen. */
export function noteOf({ id, note }: Noted): string {
  return useTypedNotes.getState().typed[id] ?? note
}

/** Something was typed. */
export function typeNote(id: string, text: string): void {
  useTypedNotes.setState(({ typed }) => ({ typed: { ...typed, [id]: text } }))
}

/** What was typed is kept now, unless the clerk has typed on. */
export function settleNote(id: string, text: string): void {
  useTypedNotes.setState(({ typed }) => {
    if (typed[id] !== text) return { typed }
    const { [id]: _kept, ...rest } = typed
    return { typed: rest }
  })
}

/** Has main keep what was typed; answers whether all is kept. */
export async function keepNote(detail: Noted): Promise<boolean> {
  const text = useTypedNotes.getState().typed[detail.id]
  if (text === undefined) return true
  if (text.trim() === detail.note) {
    settleNote(detail.id, text)
    return true
  }
  const outcome = await ask(() => desk().decisions.writeNote({ id: detail.id, note: text }))
  return outcome?.ok ?? false
}
