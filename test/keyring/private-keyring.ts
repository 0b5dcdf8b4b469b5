/** A real Secret Service of one's own: gnome-keyring, unlocked, on a private D-Bus session, with its files in `home`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A command line to run inside the keyring's session. */
export type Wrapped = { command: string; args: string[]; env: NodeJS.ProcessEnv; dispose: () => void }

// The daemon reads the password from its input until the end, and answers after it has taken its name on the bus.
const script = [
  'printf %s practice | gnome-keyring-daemon --unlock --components=secrets >/dev/null ||',
  '{ echo "gnome-keyring-daemon did not start" >&2; exit 1; }',
  'exec "$@"'
].join('\n')

/**
 * Wraps a command so that it, and all it starts, finds this keyring instead of the user's own. `home` keeps the
 * keyring's encrypted files; a folder of its own that is gone afterwards where none is given.
 */
export function inPrivateKeyring(command: readonly string[], home?: string): Wrapped {
  const runtime = mkdtempSync(join(tmpdir(), 'eeid-desk-keyring-'))
  const data = home ?? join(runtime, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  return {
    command: 'dbus-run-session',
    args: [`--dbus-daemon=${quietDaemon(runtime)}`, '--', 'sh', '-c', script, 'sh', ...command],
    env: { ...process.env, XDG_DATA_HOME: data, XDG_RUNTIME_DIR: runtime, EEID_DESK_KEYRING: 'private' },
    dispose: () => rmSync(runtime, { recursive: true, force: true, maxRetries: 3 })
  }
}

// The daemon reports every service that it starts on the terminal of whoever started it.
function quietDaemon(folder: string): string {
  const file = join(folder, 'quiet-dbus-daemon')
  writeFileSync(file, '#!/bin/sh\nexec dbus-daemon "$@" 2>/dev/null\n', { mode: 0o700 })
  return file
}
