/** Whether an entry is what it says, and of a desk that was admitted. */
import { hashOfHead, isShared, readHead } from '../audit/entry.ts'
import type { ArrivedEntry, CheckedEntry } from '../store/ledger/office-entries.ts'
import { isSignedAside } from './keys.ts'
import type { Admitted } from './said.ts'

/** What came of checking. `stranger`: its desk is not known, and may be admitted yet; `junk`: it is no entry and never will be. */
type Checked = { is: 'good'; entry: CheckedEntry } | { is: 'stranger' | 'junk' }

/** An entry and what came of checking it. */
export type CheckedOne = { entry: ArrivedEntry; checked: Checked }

/** Checks entries that came from the server. `desks`: who was admitted, by the names of their keys. */
export const checkEach = (
  entries: readonly ArrivedEntry[],
  office: string,
  desks: ReadonlyMap<string, Admitted>
): Promise<CheckedOne[]> =>
  Promise.all(entries.map(async (entry) => ({ entry, checked: await checkEntry(entry, office, desks) })))

async function checkEntry(entry: ArrivedEntry, office: string, desks: ReadonlyMap<string, Admitted>): Promise<Checked> {
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
  return (await isSignedAside(by.desk.sign, entry.head, entry.signature))
    ? { is: 'good', entry: { ...entry, told } }
    : { is: 'junk' }
}
