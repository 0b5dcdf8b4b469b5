/** What a manager does for the office: makes a key, removes a desk, begins another office key, orders erasures. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { keychainProblem } from '../credentials/keychain-problem.ts'
import { type Approval, signerOf } from './approval.ts'
import { handOver, type KeyPair, keyName } from './keys.ts'
import { keepFor, type MembershipParts } from './membership.ts'
import { checkOfKey, type Epoch, mostErased, type Statement, state } from './said.ts'
import { changeSecrets, officeSecrets } from './secrets.ts'
import { boxOf, isKeyDue, newestEpoch, type Standing, standing } from './statements.ts'

/** Makes a key for whoever works here, kept under a PIN. Only the sheet admits it. */
export async function makeManagerKey(
  parts: MembershipParts,
  { sheet, pin }: { sheet: string; pin: string }
): Promise<Outcome<null>> {
  const { store, clock, managerKeys } = parts
  const office = store.office.get()
  const root = await signerOf(parts, { sheet })
  if (!root.ok) return root
  if (!office || !managerKeys) return failed({ code: 'notNow' })
  const holder = store.author()
  const made = await managerKeys.make(pin)
  if (!made.ok) return made
  const key = made.value.public
  keepFor(store, holder, () => {
    const said = { is: 'manager', key, holder, desk: office.desk, at: clock.now() } as const
    store.office.addStatement(state(office.office, root.value, said))
    store.managing.addKey({ key, holder })
    store.audit.add({ act: 'office', told: { what: 'managerKey', name: holder } })
  })
  return ok(null)
}

/**
 * Removes a desk, or takes a manager's key back. `name`: of its key. What this desk knows of the desk by now counts,
 * and nothing that comes later. Another office key begins, which the removed desk is not handed.
 */
export async function removeKey(
  parts: MembershipParts,
  { name: key, approval }: { name: string; approval: Approval }
): Promise<Outcome<null>> {
  const { store, clock } = parts
  const author = store.author()
  const signer = await signerOf(parts, approval)
  if (!signer.ok) return signer
  const office = store.office.get()
  const stands = standing(store.office.statements(), office?.office ?? '')
  const desk = stands.desks.get(key)?.desk
  const manager = [...stands.managers.values()].find((one) => keyName(one.key) === key)
  if (!office || key === office.desk || stands.removals.has(key) || (!desk && !manager))
    return failed({ code: 'notNow' })
  const said = { is: 'removed', key, ...whatCounts(parts, stands, key), at: clock.now() } as const
  const removal = state(office.office, signer.value, said)
  const begun = await nextEpoch(parts, signer.value, key)
  if (!begun.ok) return begun
  keepFor(store, author, () => {
    for (const each of [removal, begun.value]) store.office.addStatement(each)
    const told = desk
      ? { what: 'removed', desk: desk.name, code: desk.code }
      : { what: 'keyBack', name: manager?.holder }
    store.audit.add({ act: 'office', told })
  })
  return ok(null)
}

/** Of a desk's streams what is known here, and so of what its managers' keys have signed. */
function whatCounts({ store }: MembershipParts, stands: Standing, key: string) {
  const ends = store.managing.streamsOf(key).flatMap((stream) => {
    const links = store.managing.links(stream)
    const followed = new Set(links.map(({ before }) => before))
    return links.filter(({ hash }) => !followed.has(hash)).map(({ number, hash }) => ({ stream, number, hash }))
  })
  const keys = [...stands.managers.values()].filter((one) => one.desk === key || keyName(one.key) === key)
  return { ends, statements: keys.flatMap((one) => stands.saidBy(one.key)) }
}

/** Begins another office key. */
export async function beginEpoch(parts: MembershipParts, approval: Approval): Promise<Outcome<null>> {
  const { store } = parts
  const author = store.author()
  const signer = await signerOf(parts, approval)
  if (!signer.ok) return signer
  const begun = await nextEpoch(parts, signer.value)
  if (!begun.ok) return begun
  keepFor(store, author, () => {
    store.office.addStatement(begun.value)
    store.audit.add({ act: 'office', told: { what: 'epoch' } })
  })
  return ok(null)
}

/**
 * After something that a manager has done: where the office's key has been used for a quarter, another one begins on the way. What
 * was done stands also where it does not.
 */
export async function thenRenew<T>(
  parts: MembershipParts,
  approval: Approval,
  done: Promise<Outcome<T>>
): Promise<Outcome<T>> {
  const outcome = await done
  const { office } = parts.store.office.membership() ?? {}
  const isDue = office !== undefined && isKeyDue(standing(parts.store.office.statements(), office), parts.clock.now())
  if (outcome.ok && isDue) await beginEpoch(parts, approval)
  return outcome
}

// Two managers who begin one at the same time do not take the same number: half of it is drawn.
const drawn = 65_536

/** A key that is handed to every desk that was not removed; this desk has it at once. */
async function nextEpoch(
  { store, keychain, clock, random }: MembershipParts,
  signer: KeyPair,
  without?: string
): Promise<Outcome<Statement>> {
  const { office, desk: own } = store.office.membership() ?? { office: '', desk: '' }
  const stands = standing(store.office.statements(), office)
  const secrets = await officeSecrets(keychain, own)
  if (!secrets.ok) return failed(keychainProblem(secrets.state))
  if (secrets.value === null || !stands.desks.has(own)) return failed({ code: 'officeKeysMissing' })
  const key = Buffer.from(random(32)).toString('hex')
  const epoch = (Math.floor(newestEpoch(stands) / drawn) + 1) * drawn + Buffer.from(random(2)).readUInt16BE()
  const here = [...stands.desks].filter(([name]) => name !== without && !stands.removals.has(name))
  const keys: Epoch['keys'] = []
  for (const [desk] of here) keys.push({ desk, key: await handOver(boxOf(stands, desk), key, office) })
  const kept = await changeSecrets(keychain, own, (now) => ({ ...now, keys: { ...now.keys, [String(epoch)]: key } }))
  if (!kept.ok) return failed(kept.state === 'none' ? { code: 'officeKeysMissing' } : keychainProblem(kept.state))
  return ok(state(office, signer, { is: 'epoch', epoch, check: checkOfKey(key), keys, at: clock.now() }))
}

/** Has what was erased on this desk erased at every desk, and on the server. Returns of how much. */
export async function orderErasure(parts: MembershipParts, approval: Approval): Promise<Outcome<number>> {
  const { store, clock } = parts
  const author = store.author()
  const signer = await signerOf(parts, approval)
  if (!signer.ok) return signer
  const { office = '' } = store.office.membership() ?? {}
  const erased = store.managing.erasedHere()
  if (erased.length === 0) return failed({ code: 'nothingToErase' })
  keepFor(store, author, () => {
    for (let at = 0; at < erased.length; at += mostErased) {
      const some = erased.slice(at, at + mostErased)
      const subjects = some.map(({ subject }) => subject)
      const requests = [...new Set(some.flatMap(({ mark }) => mark ?? []))]
      const order = state(office, signer.value, { is: 'erased', subjects, requests, at: clock.now() })
      store.office.addStatement(order)
      store.managing.obeyed(order.id)
      store.managing.ordered(subjects)
    }
    store.audit.add({ act: 'office', told: { what: 'erasure', count: erased.length } })
  })
  return ok(erased.length)
}

/** Takes a manager's key out of this desk's keychain. What it has signed goes on counting. */
export async function forgetManagerKey({ store, managerKeys }: MembershipParts, key: string): Promise<Outcome<null>> {
  if (!managerKeys || store.managing.failedOf(key) === undefined) return failed({ code: 'notNow' })
  const holder = store.managing.keys().find((one) => one.key === key)?.holder ?? ''
  const author = store.author()
  if (!(await managerKeys.forget(key))) return failed({ code: 'keychainDenied' })
  keepFor(store, author, () => {
    store.managing.forgetKey(key)
    store.audit.add({ act: 'office', told: { what: 'keyForgotten', name: holder } })
  })
  return ok(null)
}
