/** `screen`: the real displays, or headless one plain one. Displays that come and go are events that tests emit. */
import type { Protocol } from '../chromium/cdp.ts'
import { type Provided, strictEmitter } from '../strict.ts'

let displays: readonly Electron.Display[] = [display(1, { x: 0, y: 0, width: 1920, height: 1080 })]

/** Takes over the displays that Chromium sees. */
export function setDisplays(screens: readonly Protocol.Emulation.ScreenInfo[]): void {
  const sorted = screens.toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
  displays = sorted.map((screen, index) => ({
    ...display(index + 1, { x: screen.left, y: screen.top, width: screen.width, height: screen.height }),
    workArea: { x: screen.availLeft, y: screen.availTop, width: screen.availWidth, height: screen.availHeight },
    workAreaSize: { width: screen.availWidth, height: screen.availHeight },
    scaleFactor: screen.devicePixelRatio,
    label: screen.label
  }))
}

/** The first display. */
export function primaryDisplay(): Electron.Display {
  const [primary] = displays
  if (!primary) throw new Error('there is no display')
  return structuredClone(primary)
}

function display(id: number, bounds: Electron.Rectangle): Electron.Display {
  const { x, y, ...size } = bounds
  return {
    accelerometerSupport: 'unknown',
    bounds,
    colorDepth: 24,
    colorSpace: '{primaries:BT709, transfer:SRGB, matrix:RGB, range:FULL}',
    depthPerComponent: 8,
    detected: true,
    displayFrequency: 60,
    id,
    internal: false,
    label: 'Electron-on-Chromium',
    maximumCursorSize: { width: 64, height: 64 },
    monochrome: false,
    nativeOrigin: { x, y },
    rotation: 0,
    scaleFactor: 1,
    size,
    touchSupport: 'unknown',
    workArea: bounds,
    workAreaSize: size
  }
}

class Screen
  extends strictEmitter('screen', ['display-added', 'display-removed', 'display-metrics-changed'])
  implements Provided<Electron.Screen>
{
  getPrimaryDisplay(): Electron.Display {
    return primaryDisplay()
  }
  getAllDisplays(): Electron.Display[] {
    return structuredClone([...displays])
  }
  getDisplayMatching(rect: Electron.Rectangle): Electron.Display {
    const [best] = this.getAllDisplays().toSorted(
      (one, other) => overlap(other.bounds, rect) - overlap(one.bounds, rect)
    )
    return best ?? primaryDisplay()
  }
}

function overlap(one: Electron.Rectangle, other: Electron.Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, width) * Math.max(0, height)
}

/** `screen`. */
export const screen = new Screen()
