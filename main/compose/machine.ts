/** What the desk stands on: its folder, the clock, the log, the keychain, and what the clerk chose about the app. */
import { join } from 'node:path'
import { createPresence } from '../clerks/presence.ts'
import { systemAccount } from '../clerks/system-account.ts'
import { systemClock } from '../clock/clock.ts'
import { openKeychain } from '../credentials/keychain.ts'
import { sessionKeychain } from '../credentials/session-keychain.ts'
import { fileLog } from '../log/file-log.ts'
import { withoutRepeats } from '../log/repeats.ts'
import { paperFonts } from '../paper/fonts.ts'
import { paperWith } from '../paper/paper.ts'
import { notePolicy, readPolicy } from '../policy/policy.ts'
import { noteSurprises } from '../shell/last-words.ts'
import { dataFolder, systemLanguages } from '../shell/lifecycle.ts'
import { preferencesIn } from '../startup/preferences.ts'

/** What all parts of the desk are built on. */
export type Machine = ReturnType<typeof composeMachine>

/** Takes what the machine gives. */
export function composeMachine() {
  const folder = dataFolder()
  const clock = systemClock
  const logs = join(folder, 'logs')
  const logFile = fileLog(logs)
  const log = withoutRepeats(logFile, clock)
  noteSurprises(log)
  const systemKeychain = openKeychain({ service: 'eeID Desk', clock, log })
  const preferences = preferencesIn(folder, systemLanguages)
  const policy = readPolicy()
  notePolicy(policy, log)
  return {
    folder,
    clock,
    log,
    /** The folder of the log. */
    logs,
    endLog: logFile.end,
    random: Math.random,
    systemKeychain,
    /** Where services keep their secrets. */
    secrets: sessionKeychain(systemKeychain),
    preferences,
    /** Who works at the desk. */
    presence: createPresence(systemAccount),
    /** What the office's IT has fixed, as it was at the start. */
    policy,
    language: () => preferences.get().language,
    newPaper: paperWith(paperFonts)
  }
}
