import type { ComponentType } from 'react'
import type { Selection } from './selection-store.ts'

/** What an action on many requests is given. */
export interface BatchProps {
  selection: Selection
  /** How many are chosen. */
  count: number
}

/** An action on what is chosen, with its button in the bar. The window says which there are. */
export interface BatchAction {
  name: string
  Action: ComponentType<BatchProps>
}
