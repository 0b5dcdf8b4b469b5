/** The office's server, as far as a desk uses it: it takes and gives what the desks have signed and sealed. */
import type { WrappedKey } from '../store/ledger/office.ts'
import type { ArrivedEntry, EntryName, SharedEntry } from '../store/ledger/office-entries.ts'
import type { ProofServer } from './proof-server.ts'
import type { ReadingServer } from './reading-server.ts'
import type { SignedServer } from './signed/signed-server.ts'
import type { Statement } from './statements.ts'

/** A body as it is on the server. */
export type Sealed = { id: string; subject: string; bytes: Uint8Array }

/** A connection to the server. Every call fails with an error where the server does not answer in time. */
export type OfficeServer = {
  /** How many entries each stream has there, whoever put them. */
  counts(): Promise<Map<string, number>>
  /** The entries of a stream by number and hash, at most so many: behind this one, or from the first. */
  names(stream: string, behind: EntryName | null, most: number): Promise<EntryName[]>
  /** Entries of a stream. `numbers`: between which they are, the first and the last included. */
  entries(stream: string, hashes: readonly string[], numbers: { from: number; to: number }): Promise<ArrivedEntry[]>
  sealed(ids: readonly string[]): Promise<Sealed[]>
  /** Which of these bodies are there. */
  sealedThere(ids: readonly string[]): Promise<Set<string>>
  keys(subjects: readonly string[]): Promise<WrappedKey[]>
  statementIds(): Promise<string[]>
  statements(ids: readonly string[]): Promise<Statement[]>
  /** Puts entries of one stream, with their bodies and keys, all or none. What is there already stays as it is. */
  put(what: { entries: readonly SharedEntry[]; sealed: readonly Sealed[]; keys: readonly WrappedKey[] }): Promise<void>
  /** Takes away bodies, and keys of subjects without any, as far as this login has put them. */
  takeBack(ids: readonly string[], subjects: readonly string[]): Promise<void>
  /** Which of these wrapped keys are there. */
  keysThere(ids: readonly string[]): Promise<Set<string>>
  /** Subjects behind one that have a key of another epoch and none of this one, at most so many. */
  onlyOlder(epoch: number, behind: string, most: number): Promise<string[]>
  /** Takes away keys of earlier epochs than this, of subjects that have one of it: this login's own, by a manager's login all. */
  forgetKeys(epoch: number): Promise<void>
  /** Whether this login is a manager's. */
  isManager(): Promise<boolean>
  /**
   * Takes away bodies and keys of these subjects, and takes none of them any more, and what was read of requests with these marks; by a
   * manager's login only.
   */
  erase(subjects: readonly string[], marks: readonly string[]): Promise<void>
  putStatements(statements: readonly Statement[]): Promise<void>
  /** What the server's clock shows, milliseconds since 1970 UTC; undefined on a server that does not tell. */
  time?(): Promise<number>
  /** Reserves a desk's code, if nobody has; returns which desk has it. Undefined on a server that keeps no codes. */
  reserve?(code: string, desk: string): Promise<string>
  /** Leases and readings; undefined on a server that has none: each desk reads the service itself then. */
  readings?: ReadingServer
  /** How far desks have known the streams; undefined on a server that keeps none of it: what is withheld is not found there. */
  signed?: SignedServer
  /** Proofs of identity; undefined on a server that has none: each desk asks the service for all of them then. */
  proofs?: ProofServer
  /** Tells all desks something that is kept nowhere: less than 8,000 bytes. Undefined on a server that does not. */
  tell?(notification: string): Promise<void>
  /**
   * Calls `woken` whenever something may be new, `lost` once, when the connection ends by itself, and `heard` with what a desk
   * tells, this one too.
   */
  listen(woken: () => void, lost: () => void, heard?: (notification: string) => void): Promise<void>
  close(): Promise<void>
}

/** Why there is no connection. */
export const officeFaults = [
  'unreachable',
  'untrusted',
  'refusedLogin',
  'noSchema',
  'oldSchema',
  'standby',
  'full',
  'fault'
] as const
/** Why there is no connection. `untrusted`: its certificate; `standby`: it takes nothing; `full`: it has no room left. */
export type OfficeFault = (typeof officeFaults)[number]

/** What connecting came to. */
export type Connected = { ok: true; server: OfficeServer } | { ok: false; fault: OfficeFault }
