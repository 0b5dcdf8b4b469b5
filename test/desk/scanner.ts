/** A barcode scanner: a keyboard of the United States that types faster than any clerk, whatever the system's layout is. */
import type { Page } from 'playwright-core'

/** What another layout writes for a key of the United States, by its sign there. */
export type Layout = Readonly<Record<string, string>>

/** The signs that an Estonian keyboard has elsewhere. */
export const estonian: Layout = { '-': '+', '/': '-', _: '?' }

const keyOf = (sign: string): string => {
  if (/[a-z]/i.test(sign)) return `Key${sign.toUpperCase()}`
  if (/\d/.test(sign)) return `Digit${sign}`
  return { '-': 'Minus', _: 'Minus', '/': 'Slash', ' ': 'Space' }[sign] ?? ''
}

/** Scans a code, with its Enter, into whatever has the focus; nothing is written into a field. */
export async function scan(page: Page, code: string, layout: Layout = {}): Promise<void> {
  const keys = [...code].map((sign) => ({
    key: layout[sign] ?? sign,
    code: keyOf(sign),
    shiftKey: /[A-Z_]/.test(sign)
  }))
  await page.evaluate(
    (all) => {
      for (const each of all) {
        const press = new KeyboardEvent('keydown', { ...each, bubbles: true, cancelable: true })
        ;(document.activeElement ?? document.body).dispatchEvent(press)
      }
    },
    [...keys, { key: 'Enter', code: 'Enter', shiftKey: false }]
  )
}
