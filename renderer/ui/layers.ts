/**
 * What lies over what in the window. A cover is on top while it is mounted, and only what is in the topmost one hears
 * keys, whatever has the focus: whoever looks at a cover cannot see what a key would do beneath it.
 */
import { createContext, use } from 'react'

/** One cover: a question, a proof that is looked at, a list of keys. */
export interface Layer {
  /** Its element; null until it is on screen. */
  place: Element | null
  /** It leaves nothing else of the window to be used. */
  isModal: boolean
}

const covers: Layer[] = []

/** The cover that a component is in; null where it is in none. */
export const LayerContext = createContext<Layer | null>(null)

/** The cover that a component is in; null where it is in none. */
export const useLayer = (): Layer | null => use(LayerContext)

/** Puts a cover over everything. Returns how to take it away. */
export function putOnTop(layer: Layer): () => void {
  covers.push(layer)
  return () => void covers.splice(covers.lastIndexOf(layer), 1)
}

/** The topmost cover; null while nothing is covered. */
export const topLayer = (): Layer | null => covers.at(-1) ?? null

/** The element that holds all of a cover: the dialog that it is the inside of, if there is one. */
export const wholeOf = ({ place }: Layer): Element | null => place?.closest('[role="dialog"]') ?? place
