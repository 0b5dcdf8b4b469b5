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
