/** The mark beside the system's clock. */
import { Menu, nativeImage, Tray } from 'electron'
import type { TrayAct, TrayView } from '../starting/tray-view.ts'

// As many pixels as Windows and macOS give a mark; Linux desktops scale what they get.
const sidePixels = 16

/** Makes the mark of a picture, which is a path of a PNG. It is not there until it is shown. */
export function systemTray(picture: string) {
  let tray: Tray | undefined

  function image() {
    const whole = nativeImage.createFromPath(picture)
    return process.platform === 'linux' ? whole : whole.resize({ width: sidePixels, height: sidePixels })
  }

  function made(press: (act: TrayAct) => void): Tray {
    const made = new Tray(image())
    // A press on it opens the window where a system tells of one; some Linux desktops only show the menu.
    made.on('click', () => press('open'))
    return made
  }

  return {
    show({ tip, lines }: TrayView, press: (act: TrayAct) => void): boolean {
      try {
        tray ??= made(press)
        tray.setToolTip(tip)
        tray.setContextMenu(
          Menu.buildFromTemplate(lines.map(({ label, act, isEnabled }) => lineOf(label, act, isEnabled)))
        )
        return true
      } catch {
        // A desktop without such a place: the app works on without it.
        return false
      }
      function lineOf(label: string, act: TrayAct | null, isEnabled: boolean) {
        return { label, enabled: isEnabled, ...(act === null ? {} : { click: () => press(act) }) }
      }
    },
    hide(): void {
      tray?.destroy()
      tray = undefined
    },
    isShown: (): boolean => tray !== undefined
  }
}
