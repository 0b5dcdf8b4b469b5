/** The system's notifications, and the count on the app's icon. */
import { app, Notification } from 'electron'
import { windowOf } from './window.ts'

/** Shows a notification where the system has them; `pressed` when the clerk presses it. */
export function showNotification({ title, body }: { title: string; body: string }, pressed: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title, body })
  notification.on('click', pressed)
  notification.show()
}

/** Puts a count on the app's icon where the system shows one (macOS, some Linux desktops); 0 takes it away. */
export function setBadge(count: number): void {
  app.setBadgeCount(count)
}

/** Whether the clerk's window has the clerk's attention. */
export const isWindowFocused = (): boolean => windowOf('desk')?.isFocused() === true

/** Calls `seen` whenever one of the app's windows gets the clerk's attention. */
export function onWindowFocus(seen: () => void): void {
  app.on('browser-window-focus', seen)
}
