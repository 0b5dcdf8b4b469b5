import type { ActsWhen } from '../ui/keyboard.ts'
import { comboOf } from '../ui/keys.ts'

/** What can be done by key while a proof is looked at. */
export type PreviewDeed = 'close' | 'zoomIn' | 'zoomOut' | 'fitWidth' | 'fitPage' | 'find' | 'print' | 'save'

/** The keys as they are written on buttons. */
export const previewKeys = {
  close: 'escape',
  zoomIn: '+',
  zoomOut: '-',
  fitWidth: 'w',
  fitPage: 'h',
  find: 'mod+f',
  print: 'p',
  save: 's'
} as const satisfies Record<PreviewDeed, string>

const meanings: Record<string, PreviewDeed> = {
  ...Object.fromEntries(Object.entries(previewKeys).map(([deed, key]) => [key, deed as PreviewDeed])),
  '=': 'zoomIn',
  _: 'zoomOut',
  '/': 'find'
}

/** What only changes how the pages are seen acts at once, however fast one presses. */
export const previewWhen: Record<PreviewDeed, ActsWhen> = {
  close: 'first',
  zoomIn: 'always',
  zoomOut: 'always',
  fitWidth: 'always',
  fitPage: 'always',
  find: 'always',
  print: 'alone',
  save: 'alone'
}

type KeyPress = Parameters<typeof comboOf>[0] & { repeat: boolean }

/** What a key press asks for; null for nothing, and for what is typed into a field (`isTyped`). */
export function keyMeaning(press: KeyPress, isTyped: boolean): PreviewDeed | null {
  const combo = comboOf(press)
  if (press.repeat && combo !== '+' && combo !== '-') return null
  if (combo.length === 1 && isTyped) return null
  return meanings[combo] ?? null
}
