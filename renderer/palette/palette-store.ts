import { create } from 'zustand'

/** Which of the two lists of actions is open. */
export const usePalette = create<{ open: 'actions' | 'keys' | null }>(() => ({ open: null }))

/** Opens a list of actions. */
export function openPalette(open: 'actions' | 'keys'): void {
  usePalette.setState({ open })
}

/** Closes whichever is open. */
export function closePalette(): void {
  usePalette.setState({ open: null })
}
