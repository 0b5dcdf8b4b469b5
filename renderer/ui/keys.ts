import { useEffect, useRef } from 'react'

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

/** Keys that a binding may name; `mod` is Ctrl, or Cmd on a Mac. */
export type Combo = 'mod+n' | 'mod+enter' | 'f5' | 'escape' | 'l' | 's'

/** What a combination does; absent means nothing for now. */
export type Bindings = Partial<Record<Combo, (() => void) | undefined>>

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The letter on the key: on a layout without Latin letters, the one in the same place on a Latin layout. */
function keyName(press: KeyPress): string {
  if (/^[a-z]$/i.test(press.key)) return press.key.toLowerCase()
  const physical = /^Key([A-Z])$/.exec(press.code)?.[1]
  return (physical ?? press.key).toLowerCase()
}

/** The name of what was pressed, for example `mod+n`. */
export function comboOf(press: KeyPress, mac = isMac): string {
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  if (press.altKey || press.shiftKey || other) return ''
  return mod ? `mod+${keyName(press)}` : keyName(press)
}

/** How a combination is written in tooltips. */
export function comboLabel(combo: Combo, mac = isMac): string {
  const mod = mac ? '⌘' : 'Ctrl'
  const names: Record<Combo, string> = {
    'mod+n': mac ? `${mod}N` : `${mod}+N`,
    'mod+enter': mac ? `${mod}↩` : `${mod}+Enter`,
    f5: 'F5',
    escape: 'Esc',
    l: 'L',
    s: 'S'
  }
  return names[combo]
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(combo: Combo, mac = isMac): string {
  const mod = mac ? 'Meta' : 'Control'
  const names: Record<Combo, string> = {
    'mod+n': `${mod}+N`,
    'mod+enter': `${mod}+Enter`,
    f5: 'F5',
    escape: 'Escape',
    l: 'L',
    s: 'S'
  }
  return names[combo]
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  )
}

/** A question or an open drop-down has the keys to itself. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('[role="dialog"]') !== null || target.getAttribute('aria-expanded') === 'true'
}

/** Binds keys while the component is on screen. */
export function useKeys(bindings: Bindings): void {
  const current = useRef(bindings)
  useEffect(() => {
    current.current = bindings
  })
  useEffect(() => {
    // In the capture phase, so that an open drop-down is still seen open.
    const onKeyDown = (event: KeyboardEvent) => {
      const combo = comboOf(event) as Combo
      const handler = current.current[combo]
      if (handler === undefined || event.repeat || isTaken(event.target)) return
      if (combo.length === 1 && isTyping(event.target)) return
      event.preventDefault()
      handler()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
