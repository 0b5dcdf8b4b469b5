/** Whether an entry is what it says, and of a desk that was admitted. */
import { hashOfHead, isShared, readHead } from '../audit/entry.ts'
import type { ArrivedEntry, CheckedEntry } from '../store/ledger/office-entries.ts'
import { isSigned } from './keys.ts'
import type { Admitted } from './said.ts'

/** What came of checking. `stranger`: its desk is not known, and may be admitted yet; `junk`: it is no entry and never will be. */
export type Checked = { is: 'good'; entry: CheckedEntry } | { is: 'stranger' | 'junk' }

/** Checks an entry that came from the server. `desks`: who was admitted, by the names of their keys. */
export function checkEntry(entry: ArrivedEntry, office: string, desks: ReadonlyMap<string, Admitted>): Checked {
  const told = readHead(entry.head)
  const isWhole =
    told !== undefined &&
    isShared(told) &&
    hashOfHead(entry.head) === entry.hash &&
    told.office === office &&
    told.stream === entry.stream &&
    told.number === entry.number
  if (!isWhole) return { is: 'junk' }
  const by = desks.get(told.desk)
  if (!by) return { is: 'stranger' }
  return isSigned(by.desk.sign, entry.head, entry.signature)
    ? { is: 'good', entry: { ...entry, told } }
    : { is: 'junk' }
}
