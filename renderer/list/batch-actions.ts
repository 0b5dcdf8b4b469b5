import type { ComponentType } from 'react'
import type { ServiceView } from '../../preload/shapes.ts'
import { PrintProofs, SaveProofs } from '../proof-batch/batch-buttons.tsx'
import type { Selection } from './selection-store.ts'

/** What an action on many requests is given. */
export interface BatchProps {
  service: ServiceView
  selection: Selection
  /** How many are chosen. */
  count: number
}

/** The actions on what is chosen, in the order in which their buttons stand in the bar. */
export const batchActions: readonly { name: string; Action: ComponentType<BatchProps> }[] = [
  { name: 'saveProofs', Action: SaveProofs },
  { name: 'printProofs', Action: PrintProofs }
]
