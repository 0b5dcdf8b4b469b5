/** The clerk's window in this process, whole, with the real main behind it. */
import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import type { DeskInMemory } from '../desk-parts/desk-in-memory.ts'
import { Clerk } from './clerk.ts'

let stopHearing = () => {}

/** Loads the window anew, as Electron does: nothing of one before it is left but what main keeps. */
export async function openWindow(desk: DeskInMemory): Promise<Clerk> {
  cleanup()
  vi.resetModules()
  Object.defineProperty(window, 'eeidDesk', { value: desk.api, configurable: true })
  const { App, hearKeys, readAllParts, startI18n } = await import('./window-parts.ts')
  await startI18n('en')
  // As a window has read them that has had nothing to do for a moment.
  await readAllParts()
  stopHearing()
  stopHearing = hearKeys(window)
  const user = userEvent.setup({ delay: null })
  render(<App />)
  return new Clerk(user)
}
