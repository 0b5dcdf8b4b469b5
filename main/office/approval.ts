/** Who speaks for the office: whoever has the sheet, or a manager's key and its PIN. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Store } from '../store/open-store.ts'
import { readCode } from './codes.ts'
import { type KeyPair, keyName, rootKey, sheetLength } from './keys.ts'
import type { ManagerKeys } from './manager-keys.ts'
import { standing } from './statements.ts'

/** What was typed: the code of the sheet, or the PIN of a manager's key that this desk keeps, by its public key. */
export type Approval = { sheet: string } | { key: string; pin: string }

/** What it works with. Where `managerKeys` is left out, only the sheet approves. */
export type ApprovalParts = { store: Pick<Store, 'office' | 'managing'>; managerKeys?: ManagerKeys }

/** The key that signs; it refuses with the field of what was wrong. */
export async function signerOf(parts: ApprovalParts, approval: Approval): Promise<Outcome<KeyPair>> {
  const office = parts.store.office.get()
  if (!office?.isAdmitted) return failed({ code: 'notNow' })
  if ('sheet' in approval) return rootOf(approval.sheet, office.office)
  const { managers } = standing(parts.store.office.statements(), office.office)
  if (!managers.has(approval.key) || !parts.managerKeys) return failed({ code: 'notNow' })
  return parts.managerKeys.open(parts.store, approval.key, approval.pin)
}

function rootOf(sheet: string, office: string): Outcome<KeyPair> {
  const read = readCode(sheet, sheetLength)
  const root = read && rootKey(read)
  if (!root || keyName(root.public) !== office) return failed({ code: 'invalid', fields: { sheet: 'notSheetCode' } })
  return ok(root)
}
