/** `screen`: one plain display. Displays that come and go are events that tests emit. */
import { type Provided, strictEmitter } from '../strict.ts'

const size = { width: 1920, height: 1080 }

/** The only display there is. */
export function primaryDisplay(): Electron.Display {
  return {
    accelerometerSupport: 'unknown',
    bounds: { x: 0, y: 0, ...size },
    colorDepth: 24,
    colorSpace: '{primaries:BT709, transfer:SRGB, matrix:RGB, range:FULL}',
    depthPerComponent: 8,
    detected: true,
    displayFrequency: 60,
    id: 1,
    internal: false,
    label: 'Electron-on-Chromium',
    maximumCursorSize: { width: 64, height: 64 },
    monochrome: false,
    nativeOrigin: { x: 0, y: 0 },
    rotation: 0,
    scaleFactor: 1,
    size: { ...size },
    touchSupport: 'unknown',
    workArea: { x: 0, y: 0, ...size },
    workAreaSize: { ...size }
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
    return [primaryDisplay()]
  }
  getDisplayMatching(_rect: Electron.Rectangle): Electron.Display {
    return primaryDisplay()
  }
  getDisplayNearestPoint(_point: Electron.Point): Electron.Display {
    return primaryDisplay()
  }
}

/** `screen`. */
export const screen = new Screen()
