const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'x'
  | 'y'
  | 'z'
type Named = 'enter' | 'escape' | 'delete' | 'f5' | 'arrowdown' | 'arrowup'
type PreviewKey = 'h' | 'w' | '+' | '-'
type Sign = '/' | '?' | ',' | '1' | '2' | '3' | '4' | '5' | '6' | '7'

// Neither Ctrl+J nor Ctrl+M: with them a scanner ends a code.
type Chord =
  | 'mod+a'
  | 'mod+d'
  | 'mod+n'
  | 'mod+f'
  | 'mod+i'
  | 'mod+k'
  | 'mod+l'
  | 'mod+enter'
  | 'mod+z'
  | 'mod+,'
  | 'mod+s'
  | 'mod+p'
  | 'mod+e'
  | 'mod+u'
  | 'mod+shift+j'
  | 'mod+shift+a'
  | 'mod+shift+h'
  | 'mod+shift+e'
  | 'mod+shift+r'
  | 'mod+shift+v'
  | 'mod+shift+l'
  | 'mod+shift+o'
  | 'mod+shift+p'

/** Keys that a binding may name; `mod` is Ctrl, or Cmd on a Mac. */
export type Combo = Letter | Named | Sign | PreviewKey | Chord

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * What is on the key: where the layout has a letter that is not Latin, what stands in the same place on a Latin one. A
 * comma is there on every layout of the three languages, as a letter in Russian.
 */
function keyName(press: KeyPress): string {
  if (/^[a-z]$/i.test(press.key) || !/^\p{L}$/u.test(press.key)) return press.key.toLowerCase()
  const physical = /^(?:Key([A-Z])|Digit(\d))$/.exec(press.code)
  const place = press.code === 'Comma' ? ',' : (physical?.[1] ?? physical?.[2])
  return (place ?? press.key).toLowerCase()
}

/** The name of what was pressed, for example `mod+n`. A sign is itself, whichever keys make it on this layout. */
export function comboOf(press: KeyPress, mac = isMac): string {
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  if (press.altKey || other) return ''
  const name = keyName(press)
  const isSign = /^[^\p{L}\s]$/u.test(name)
  if (press.shiftKey && !mod && !isSign) return ''
  return `${mod ? 'mod+' : ''}${press.shiftKey && !isSign ? 'shift+' : ''}${name}`
}

const shown: Record<string, string> = { enter: 'Enter', escape: 'Esc', delete: 'Del' }
const shownOnMac: Record<string, string> = { mod: '⌘', shift: '⇧', enter: '↩', escape: 'Esc', delete: '⌦' }
const aria: Record<string, string> = { '+': 'Plus', shift: 'Shift', enter: 'Enter', escape: 'Escape', delete: 'Delete' }

/** How a combination is written in tooltips. */
export function comboLabel(combo: Combo, mac = isMac): string {
  const names = mac ? shownOnMac : { mod: 'Ctrl', shift: 'Shift', ...shown }
  return partsOf(combo, names).join(mac ? '' : '+')
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(combo: Combo, mac = isMac): string {
  return partsOf(combo, { mod: mac ? 'Meta' : 'Control', ...aria }).join('+')
}

const partsOf = (combo: Combo, names: Record<string, string>): string[] =>
  (combo === '+' ? [combo] : combo.split('+')).map((part) => names[part] ?? part.toUpperCase())

// Kinds of `input` into which nothing is typed: a letter pressed on one is a key like anywhere else.
const pressed = ['radio', 'checkbox', 'button', 'submit']

/** Whether what is pressed is typed into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (typeof HTMLElement === 'undefined' || !(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !pressed.includes(target.type)
  return target.isContentEditable || /^(textarea|select)$/i.test(target.tagName)
}

/** Whether signs are written where it is pressed: in a field, and not in a list to choose from. */
export const isWritten = (target: EventTarget | null): boolean =>
  isTyping(target) && !(target as Element).matches('select')

/** An open drop-down has the keys to itself, and so has a dialog: within `cover`, those that it is not itself. */
export function isTaken(target: EventTarget | null, cover: Element | null = null): boolean {
  if (typeof Element === 'undefined' || !(target instanceof Element)) return false
  const dialog = target.closest('[role="dialog"]')
  const isInner = dialog !== null && (cover === null || (dialog !== cover && cover.contains(dialog)))
  return isInner || target.getAttribute('aria-expanded') === 'true'
}

/** A key that types or edits something in a field. */
export const isPlain = (combo: Combo): boolean => isOneSign(combo) || combo === 'delete' || combo === 'mod+z'

/** A key of one sign: a scanner may type it. */
export const isOneSign = (combo: Combo): boolean => combo.length === 1
