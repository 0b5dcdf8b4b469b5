import { flushSync } from 'react-dom'
import { create } from 'zustand'

/** The proof that is looked at. */
export interface ShownProof {
  /** The desk's id of its request. */
  id: string
  reference: string
}

interface PreviewState {
  shown: ShownProof | null
  /** Where the focus was, to go back to. */
  back: Element | null
}

const usePreview = create<PreviewState>(() => ({ shown: null, back: null }))

/** The proof that is looked at; null while none is. */
export const useShownProof = (): ShownProof | null => usePreview(({ shown }) => shown)

/** Shows a proof over the list and what is in hand. */
export function openPreview(shown: ShownProof): void {
  usePreview.setState({ shown, back: document.activeElement })
}

/** Puts the proof away; the focus goes back to where it was. */
export function closePreview(): void {
  const { back } = usePreview.getState()
  // What was covered cannot take the focus before it is uncovered.
  flushSync(() => usePreview.setState({ shown: null, back: null }))
  if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true })
}
