/** A barcode scanner: a keyboard of the United States that types faster than any clerk, whatever the system's layout is. */
import type { Page } from 'playwright-core'
import { mostBetweenMs } from '../../renderer/ui/scan.ts'

/** What another layout writes for a key of the United States, by its sign there. */
export type Layout = Readonly<Record<string, string>>

/** The signs that an Estonian keyboard has elsewhere. */
export const estonian: Layout = { '-': '+', '/': '-', _: '?' }

const keyOf = (sign: string): string => {
  if (/[a-z]/i.test(sign)) return `Key${sign.toUpperCase()}`
  if (/\d/.test(sign)) return `Digit${sign}`
  return { '-': 'Minus', _: 'Minus', '/': 'Slash', ' ': 'Space' }[sign] ?? ''
}

/** What lies between the clerk's last key and the scanner's first: twice what would make them one. Milliseconds. */
const reachedForMs = 2 * mostBetweenMs

/** What a scanner takes for a key, however busy the machine is. Milliseconds. */
const betweenKeysMs = 5

/**
 * Scans a code, with its Enter, into whatever has the focus; nothing is written into a field. The keys are dated as a
 * scanner types them, as the system dates real ones, whenever the page gets to hear them.
 */
export async function scan(page: Page, code: string, layout: Layout = {}): Promise<void> {
  const keys = [...code].map((sign) => ({
    key: layout[sign] ?? sign,
    code: keyOf(sign),
    shiftKey: /[A-Z_]/.test(sign)
  }))
  await page.evaluate(
    async ({ all, reachedFor, betweenKeys }) => {
      await new Promise((resolve) => setTimeout(resolve, reachedFor))
      const start = performance.now()
      for (const [at, each] of all.entries()) {
        const press = new KeyboardEvent('keydown', { ...each, bubbles: true, cancelable: true })
        Object.defineProperty(press, 'timeStamp', { value: start + at * betweenKeys })
        ;(document.activeElement ?? document.body).dispatchEvent(press)
      }
    },
    {
      all: [...keys, { key: 'Enter', code: 'Enter', shiftKey: false }],
      reachedFor: reachedForMs,
      betweenKeys: betweenKeysMs
    }
  )
}

/** A key as a scanner presses it: what the layout writes for it, and where it is. */
export type ScannerKey = { key: string; code: string; modifiers?: number }

const ctrl = 2
const withCtrl = (key: string, code: string): ScannerKey => ({ key, code, modifiers: ctrl })

/** Keys that stand in a code for a separator or for its end. */
export const scannerKeys = {
  enter: { key: 'Enter', code: 'Enter' },
  tab: { key: 'Tab', code: 'Tab' },
  f8: { key: 'F8', code: 'F8' },
  ctrlM: withCtrl('m', 'KeyM'),
  ctrlJ: withCtrl('j', 'KeyJ'),
  ctrlB: withCtrl('b', 'KeyB'),
  ctrlBracket: withCtrl(']', 'BracketRight')
} as const satisfies Record<string, ScannerKey>

/** The keys of a text, as a layout writes them. */
export const keysOf = (text: string, layout: Layout = {}): ScannerKey[] =>
  [...text].map((sign) => ({ key: layout[sign] ?? sign, code: keyOf(sign) }))

const virtualKeys: Record<string, number> = { Enter: 13, Tab: 9, F8: 119 }

/**
 * Presses keys as the system hands them to the window, trusted and with all that they do there. They are dated one every
 * `everyMs`, however long a busy machine takes over them: by that alone the window tells whose they are.
 */
export async function pressAsScanner(page: Page, keys: readonly ScannerKey[], everyMs: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const start = Date.now() + reachedForMs
  // Nothing is dated before what was pressed last, nor after now.
  await page.waitForTimeout(reachedForMs + keys.length * everyMs)
  for (const [at, { key, code, modifiers = 0 }] of keys.entries()) {
    const timestamp = (start + at * everyMs) / 1000
    const isText = modifiers === 0 && [...key].length === 1
    const text = isText ? key : key === 'Enter' ? '\r' : ''
    const windowsVirtualKeyCode = virtualKeys[key] ?? key.toUpperCase().charCodeAt(0)
    const press = { key, code, modifiers, windowsVirtualKeyCode, timestamp }
    await session.send('Input.dispatchKeyEvent', { ...press, type: text === '' ? 'rawKeyDown' : 'keyDown', text })
    await session.send('Input.dispatchKeyEvent', { ...press, type: 'keyUp' })
  }
  await session.detach()
}
