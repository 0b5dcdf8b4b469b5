/** The clerk's window in this process, whole, with the real main behind it. */
import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { onTestFinished, vi } from 'vitest'
import type { DeskInMemory } from '../desk-parts/desk-in-memory.ts'
import { Clerk } from './clerk.ts'
import { heardBy } from './heard.ts'

let leaveWindow = () => {}

/** Loads the window anew, as Electron does: nothing of one before it is left but what main keeps. */
export async function openWindow(desk: DeskInMemory): Promise<Clerk> {
  cleanup()
  leaveWindow()
  vi.resetModules()
  Object.defineProperty(window, 'eeidDesk', { value: desk.api, configurable: true })
  // Before the window: it prepares the page once for all of its windows.
  const user = userEvent.setup({ delay: null })
  let stopDesk = () => {}
  const { leave } = await heardBy(async () => {
    const { App, hearKeys, readAllParts, startDesk, startI18n } = await import('./window-parts.ts')
    await startI18n('en')
    // As a window has read them that has had nothing to do for a moment.
    await readAllParts()
    hearKeys(window)
    stopDesk = startDesk()
    render(<App />)
  })
  leaveWindow = () => {
    stopDesk()
    leave()
  }
  onTestFinished(() => {
    cleanup()
    leaveWindow()
  })
  return new Clerk(user)
}
