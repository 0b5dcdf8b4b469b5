/** The words of the audit log: what was done on the desk, and what checking the log can find. */

/** Every act that the log tells. The same words stand in the ledger, in exports and, translated, on screen. */
export const acts = [
  'streamBegun',
  'create',
  'open',
  'copy',
  'handOver',
  'preview',
  'save',
  'print',
  'file',
  'export',
  'decide',
  'withdraw',
  'note',
  'discard',
  'settings',
  'service',
  'signIn',
  'lock',
  'unlock',
  'clerk',
  'key',
  'erase',
  'hold',
  'answerPerson',
  'review',
  'office'
] as const
/** What was done. */
export type Act = (typeof acts)[number]

/**
 * What is wrong with a log. `changed`: an entry is not what its hash says; `gap`: a number is missing; `order`: an entry
 * does not name the hash before it; `cut`: a known head tells of more entries than there are; `forged`: a known head does
 * not stand for the entries it names; `text`: a text that was not erased is not the one that was recorded.
 */
export const auditFaults = ['changed', 'gap', 'order', 'cut', 'forged', 'text'] as const
/** What is wrong with a log. */
export type AuditFault = (typeof auditFaults)[number]

/** One entry, for reading. `told` is null where its text was erased; times ISO 8601 in UTC. */
export type AuditEntryView = {
  stream: string
  number: number
  at: string
  /** Empty where the desk did it by itself. */
  author: string
  act: Act
  /** The desk's id of the request that it is about. */
  request: string | null
  told: Record<string, unknown> | null
}

/** What a check of the log came to: the first faults that were found, and how many more there are. */
export type AuditChecked = {
  entries: number
  /** Entries whose text was erased, which is no fault. */
  erased: number
  findings: { fault: AuditFault; stream: string; number: number }[]
  moreFindings: number
  /**
   * What the log was compared with beside itself: the heads that stand in the office's folder. `none`: there are none;
   * `away`: the folder cannot be reached now.
   */
  folder: 'compared' | 'none' | 'away'
}
