/** What a desk is, and what opening it works with. */
import type { Policy } from '../../common/settings/policy.ts'
import type { ProvisionRefusal } from '../../common/words/app/provision.ts'
import type { StartupState } from '../../common/words/app/startup.ts'
import type { Outcome } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { SessionKeychain } from '../credentials/session-keychain.ts'
import type { Log } from '../log/log.ts'
import type { BackUp } from '../store/backup/backup.ts'
import type { Checkpoints } from '../store/database/bulk.ts'
import type { Author } from '../store/ledger/audit.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Unkept } from '../store/ledger/unkept.ts'
import type { Store } from '../store/open-store.ts'
import type { Rekey } from '../store/rekey.ts'
import type { DeskSync } from '../sync/desk-sync.ts'
import type { ServiceSync } from '../sync/service-sync.ts'
import type { LedgerBackups } from './ledger-backups.ts'

/** What is there once everything is open. */
export type OpenDesk = {
  store: Store
  sync: DeskSync
  /** The ledger's backups; absent where it is not on the disk. */
  backups?: Pick<LedgerBackups, 'state' | 'makeNow'>
  /** All of it is in memory. Absent where it is on the disk. */
  keepsNothing?: true
}

/** Why the clerk is asked whether something may be lost: the app is to close, or the desk's own data to be opened. */
export type LossReason = 'close' | 'open'

/** The desk, open or not yet. */
export type Desk = {
  state(): StartupState
  /** Undefined until the stage is `ready`. */
  opened(): OpenDesk | undefined
  /** Opens, or tries again; several at once make one attempt. */
  open(): Promise<StartupState>
  /**
   * Tries once more to open; where the key is missing or wrong then, sets all that is kept aside and begins anew. At any
   * other stage nothing is done.
   */
  startAnew(): Promise<Outcome<StartupState>>
  /**
   * Goes on in memory, where the keychain or the key keeps the desk from opening. `open` ends that: not before the clerk
   * agreed to lose what only the memory holds, and only if the desk's own data opens.
   */
  keepNothing(): Promise<StartupState>
  /** Gives all that the desk keeps a new key: closes, changes, opens again. Fails where the desk is not open, or in memory. */
  changeKey(): Promise<Outcome<null>>
  /** Closes what the desk keeps and opens it again; while it keeps nothing, nothing is done. */
  openAnew(): Promise<StartupState>
  /** Whether the app may end: true at once where nothing is lost by it, else what the clerk says. */
  mayEnd(): true | Promise<boolean>
  /** Ends the loops, makes a last backup, and lets go of the files. */
  close(): Promise<void>
}

/** What opening works with. */
export type DeskOptions = {
  keychain: Keychain
  folder: string
  clock: Clock
  randomBytes: (bytes: number) => Uint8Array
  /** Who works at the desk now. */
  author: Author
  /** What the office's IT has fixed. */
  policy?: Policy | undefined
  /** Whether whoever works at the desk may choose what the office chooses. */
  speaksForOffice?: (() => boolean) | undefined
  log: Log
  backUp: BackUp
  /** Copies all that is kept under another key. */
  rekey: Rekey
  /** What brings pages to their place while much is kept; commits do it where it is left out. */
  checkpoints?: Checkpoints | undefined
  /** Takes the secrets that wait in a file into the keychain. Returns why it was not done. */
  provision?: (store: Store) => Promise<ProvisionRefusal | null>
  /** How long after the start the first backup is made, milliseconds; a minute where it is not said. */
  firstBackupAfterMs?: number
  startService: (store: Store, service: ServiceRow) => ServiceSync
  changed: (state: StartupState) => void
  /** Where services keep their secrets: told when the desk keeps nothing, and when it keeps again. */
  secrets: Pick<SessionKeychain, 'keepNothing' | 'keepAgain'>
  /** Asks the clerk whether this may be lost. */
  mayLose: (unkept: Unkept, reason: LossReason) => Promise<boolean>
}
