/** Another server, login or password of the same office: tried by the caller, and kept in place of the one before. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { keychainProblem } from '../credentials/keychain-problem.ts'
import type { OfficeConnection } from '../store/ledger/office.ts'
import { keepFor, type MembershipParts } from './membership.ts'
import { readStatement } from './said.ts'
import { changeSecrets } from './secrets.ts'
import type { Statement } from './statements.ts'

/**
 * Keeps how the office's server is reached from now on; the password goes to the keychain, in place of the one before. `there`: the
 * statements on that server. One that has others' and none of this office is refused; an empty one is filled.
 */
export async function changeServer(
  { store, keychain }: Pick<MembershipParts, 'store' | 'keychain'>,
  { connection, password }: { connection: OfficeConnection; password: string },
  there: readonly Statement[]
): Promise<Outcome<null>> {
  const office = store.office.get()
  const author = store.author()
  if (!office || office.wasRemoved) return failed({ code: 'notNow' })
  const isOurs = there.length === 0 || there.some((one) => readStatement(one, office.office) !== undefined)
  if (!isOurs) return failed({ code: 'officeOfOthers' })
  let before = ''
  const kept = await changeSecrets(keychain, office.desk, (now) => {
    before = now.password
    return { ...now, password }
  })
  if (!kept.ok) return failed(kept.state === 'none' ? { code: 'officeKeysMissing' } : keychainProblem(kept.state))
  try {
    keepFor(store, author, () => {
      store.office.changeConnection(connection)
      store.audit.add({ act: 'office', told: { what: 'server', name: office.name } })
    })
  } catch (error) {
    // Without room on the disk the old login goes on, with its own password.
    await changeSecrets(keychain, office.desk, (now) => ({ ...now, password: before }))
    throw error
  }
  return ok(null)
}
