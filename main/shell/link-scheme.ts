/** Whether eeID Desk is the program for `eeid-desk://` links: told to the system where the office wants it, and taken back. */
import { app } from 'electron'
import type { Log } from '../log/log.ts'
import { programFile } from './installation.ts'
import { linkEntry } from './link-entry.ts'
import { isPackaged } from './packaged.ts'

const scheme = 'eeid-desk'

/**
 * Makes the system call eeID Desk for links, or no longer. A part of a link can never be a switch: Windows hands it over
 * behind `--`. An app that is not packaged leaves the system alone.
 */
export function followLinks(wanted: boolean, log: Log): void {
  if (!isPackaged) return
  try {
    if (process.platform === 'linux') linkEntry(process.env).set(wanted, programFile())
    else setDefault(wanted)
  } catch (error) {
    log.warn('link.not-registered', { code: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
}

function setDefault(wanted: boolean): void {
  const args = process.platform === 'win32' ? ['--'] : []
  if (app.isDefaultProtocolClient(scheme, process.execPath, args) === wanted) return
  if (wanted) app.setAsDefaultProtocolClient(scheme, process.execPath, args)
  else app.removeAsDefaultProtocolClient(scheme, process.execPath, args)
}
