/** Menu accelerators: the keys that the page left alone, matched with the application menu and the window's. */
import type { KeyInput } from '../page/messages.ts'

/** What a menu offers to the keyboard. */
export interface AcceleratedItem {
  readonly accelerator: string
  click(webContents: Electron.WebContents): void
}

/** Lists the items that the keys of a page's window reach. Set by the menus. */
export const acceleratorSource = { itemsFor: (_webContents: Electron.WebContents): AcceleratedItem[] => [] }

interface KeyPattern {
  readonly control: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly meta: boolean
  readonly key: string
}

const modifiers: Readonly<Record<string, keyof Omit<KeyPattern, 'key'>>> = {
  alt: 'alt',
  altgr: 'alt',
  cmdorctrl: 'control',
  commandorcontrol: 'control',
  control: 'control',
  ctrl: 'control',
  meta: 'meta',
  option: 'alt',
  shift: 'shift',
  super: 'meta'
}
const keys: Readonly<Record<string, string>> = {
  down: 'arrowdown',
  esc: 'escape',
  left: 'arrowleft',
  plus: '+',
  return: 'enter',
  right: 'arrowright',
  space: ' ',
  up: 'arrowup'
}

/** Reads an accelerator, `CmdOrCtrl+Shift+N`. */
export function parseAccelerator(accelerator: string): KeyPattern {
  const pattern = { control: false, alt: false, shift: false, meta: false, key: '' }
  for (const part of accelerator.split('+').map((one) => one.trim().toLowerCase())) {
    const modifier = modifiers[part]
    if (modifier) pattern[modifier] = true
    else pattern.key = keys[part] ?? part
  }
  if (pattern.key === '') throw new TypeError(`Invalid accelerator: ${accelerator}`)
  return pattern
}

/** Whether a key press is what an accelerator names; a letter is found by its place when the layout is another one. */
export function matchesAccelerator(accelerator: string, input: KeyInput): boolean {
  const pattern = parseAccelerator(accelerator)
  const samePlace =
    input.code.toLowerCase() === `key${pattern.key}` || input.code.toLowerCase() === `digit${pattern.key}`
  if (input.key.toLowerCase() !== pattern.key && !samePlace) return false
  return (['control', 'alt', 'shift', 'meta'] as const).every((name) => input[name] === pattern[name])
}

/** Clicks the item whose accelerator was pressed. */
export function handleAccelerator(input: KeyInput, webContents: Electron.WebContents): void {
  const item = acceleratorSource.itemsFor(webContents).find((one) => matchesAccelerator(one.accelerator, input))
  item?.click(webContents)
}
