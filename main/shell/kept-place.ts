/** Remembers where the clerk's window was left: a plain file, so that it is there before any key. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileSync } from 'atomically'
import { type BrowserWindow, screen } from 'electron'
import { z } from 'zod'
import { dataFolder } from './lifecycle.ts'
import { firstSize, placeOn, type Rectangle, type WindowPlace } from './window-place.ts'

// A window that is dragged goes over many places before it stays on one.
const restMs = 1_000

const whole = z.int().min(-1_000_000).max(1_000_000)
const rectangle = z.object({ x: whole, y: whole, width: whole.min(1), height: whole.min(1) })
const place = z.object({
  bounds: rectangle,
  isMaximized: z.boolean(),
  display: z.object({ id: z.number(), label: z.string().max(1000), bounds: rectangle })
}) satisfies z.ZodType<WindowPlace>

const file = (): string => join(dataFolder(), 'window.json')

function lastPlace(): WindowPlace | null {
  try {
    return place.parse(JSON.parse(readFileSync(file(), 'utf8')))
  } catch {
    return null
  }
}

/** Where the window opens: a size only, where nobody has placed it yet. */
export function openingPlace(): { place: Partial<Rectangle>; isMaximized: boolean } {
  const last = lastPlace()
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return { place: placeOn(last, [primary, ...others]) ?? firstSize, isMaximized: last?.isMaximized ?? false }
}

/** Keeps the window's place from now on, soon after each change and at the end. A disk that is full keeps nobody from working. */
export function keepPlace(window: BrowserWindow): void {
  let rest: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    clearTimeout(rest)
    if (window.isDestroyed() || window.isMinimized()) return
    const bounds = window.getNormalBounds()
    const { id, label, bounds: its } = screen.getDisplayMatching(window.getBounds())
    const now: WindowPlace = { bounds, isMaximized: window.isMaximized(), display: { id, label, bounds: its } }
    try {
      writeFileSync(file(), JSON.stringify(now))
    } catch {
      // It opens where it did before.
    }
  }
  const keepSoon = () => {
    clearTimeout(rest)
    rest = setTimeout(keep, restMs).unref()
  }
  window.on('move', keepSoon)
  window.on('resize', keepSoon)
  window.on('close', keep)
}
