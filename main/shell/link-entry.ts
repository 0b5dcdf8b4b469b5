/**
 * The user's own desktop entry for links on Linux. The package's entry names no scheme, or every desktop would take eeID
 * Desk for the program of these links before anybody chose so.
 */

import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { execArgument } from '../starting/desktop-entry.ts'

const name = 'eeid-desk-links.desktop'
const mime = 'x-scheme-handler/eeid-desk'

/** The text of the entry (Desktop Entry Specification 1.5, "The Exec key"). */
export function entryText(program: string): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=eeID Desk',
    `Exec=${execArgument(program)} -- %u`,
    'NoDisplay=true',
    'StartupWMClass=eeID Desk',
    `MimeType=${mime};`
  ]
  return `${lines.join('\n')}\n`
}

/** The entry of the user whose environment this is. */
export function linkEntry(env: Readonly<Record<string, string | undefined>>) {
  const file = join(env.XDG_DATA_HOME || join(env.HOME ?? homedir(), '.local', 'share'), 'applications', name)
  return {
    /** Writes the entry and makes it the one for links, or takes it away. @throws what the file system throws */
    set(wanted: boolean, program: string): void {
      if (!wanted) rmSync(file, { force: true })
      else if (textOf(file) !== entryText(program)) write(entryText(program))
    }
  }

  function write(text: string): void {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    // Where there is no such program the desktop finds the entry by itself.
    execFile('xdg-mime', ['default', name, mime], { env: { ...env }, timeout: 10_000 }, () => {})
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
