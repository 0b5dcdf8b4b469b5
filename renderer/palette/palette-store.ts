import { useEffect, useState } from 'react'
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

/**
 * Whether this list is open, for the window that shows it. Not in its first picture: a window that comes already open does
 * not know where the focus was, to go back to.
 */
export function useOpened(list: 'actions' | 'keys'): boolean {
  const isOpen = usePalette(({ open }) => open === list)
  const [isThere, setThere] = useState(false)
  useEffect(() => setThere(true), [])
  return isOpen && isThere
}
