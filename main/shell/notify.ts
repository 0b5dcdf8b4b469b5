/** The system's notifications, and the count on the app's icon. */
import { app, Notification } from 'electron'
import { roleOf, windowOf } from './window.ts'

// A press may come hours later, also on one that Windows has told as closed and keeps in its centre: the object has to be
// there still to hear it (electron/electron#16922). Nobody presses one so old.
const mostHeld = 100
const held: Notification[] = []

/** Shows a notification where the system has them; `pressed` when the clerk presses it. */
export function showNotification({ title, body }: { title: string; body: string }, pressed: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title, body })
  held.push(notification)
  if (held.length > mostHeld) held.shift()
  notification.on('click', pressed)
  notification.show()
}

/** Puts a count on the app's icon where the system shows one (macOS, some Linux desktops); 0 takes it away. */
export function setBadge(count: number): void {
  app.setBadgeCount(count)
}

/** Whether the clerk's window has the clerk's attention. */
export const isWindowFocused = (): boolean => windowOf('desk')?.isFocused() === true

/** Calls `seen` whenever the clerk's window gets the clerk's attention; the person's window is not theirs. */
export function onWindowFocus(seen: () => void): void {
  app.on('browser-window-focus', (_event, window) => {
    if (roleOf(window.webContents) === 'desk') seen()
  })
}
