/** Founding an office, asking to join one, admitting a desk, and leaving. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { RandomBytes } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { forgetEntry, keychainProblem } from '../credentials/keychain-problem.ts'
import type { OfficeConnection } from '../store/ledger/office.ts'
import type { Store } from '../store/open-store.ts'
import { type Approval, signerOf } from './approval.ts'
import { readCode, writeCode } from './codes.ts'
import { handOver, keyName, newBoxKey, newSigningKey, rootKey, sheetLength, takeOver } from './keys.ts'
import type { ManagerKeys } from './manager-keys.ts'
import { forgetMark } from './mark.ts'
import { admit, askToJoin, type DeskKeys, type Statement } from './said.ts'
import { keepOfficeSecrets, keyOfEpoch, type OfficeSecrets, officeAccount, officeSecrets } from './secrets.ts'
import { asking, codeOfOffice, newestEpoch, roster, standing } from './statements.ts'

/** What is needed of the store. */
export type MembershipStore = Pick<
  Store,
  'office' | 'managing' | 'audit' | 'desk' | 'atomically' | 'author' | 'onBehalfOf'
>

/** What the use cases work with. */
export type MembershipParts = {
  store: MembershipStore
  keychain: Pick<Keychain, 'get' | 'set' | 'remove' | 'probe'>
  clock: Clock
  random: RandomBytes
  /** The managers' keys of this desk; where they are left out, only the sheet approves. */
  managerKeys?: ManagerKeys
}

/** How a desk reaches the office's server, and what it is called there. */
export type Joining = { deskName: string; connection: OfficeConnection; password: string }

/** What changes the ledger at the end of a call is done by whoever made the call. */
export const keepFor = (store: MembershipStore, author: string, work: () => void): void =>
  store.onBehalfOf(author, () => store.atomically(work))

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

async function newSecrets(random: RandomBytes, password: string): Promise<OfficeSecrets> {
  return { password, sign: newSigningKey(random), box: await newBoxKey(random), keys: {} }
}

const deskKeys = (store: Pick<Store, 'desk'>, name: string, { sign, box }: OfficeSecrets): DeskKeys => ({
  name,
  code: store.desk.code(),
  sign: sign.public,
  box: box.public
})

/**
 * Founds an office, of which this desk is the first. Returns the code of the root key, which is kept nowhere: it is for a
 * sheet of paper.
 */
export async function foundOffice(
  { store, keychain, clock, random }: MembershipParts,
  { name, deskName, connection, password }: Joining & { name: string }
): Promise<Outcome<{ sheet: string }>> {
  if (store.office.get()) return failed({ code: 'notNow' })
  const author = store.author()
  const sheet = random(sheetLength)
  const root = rootKey(sheet)
  const office = keyName(root.public)
  const secrets = await newSecrets(random, password)
  const officeKey = hexOf(random(32))
  const key = await handOver(secrets.box.public, officeKey, office)
  const kept = await keepOfficeSecrets(keychain, { ...secrets, keys: { 1: officeKey } })
  if (!kept.ok) return failed(keychainProblem(kept.state))
  keepFor(store, author, () => {
    const desk = deskKeys(store, deskName, secrets)
    const own = keyName(secrets.sign.public)
    store.office.begin({ office, name, desk: own, connection, isAdmitted: true })
    store.office.addStatement(admit(office, root, { name, desk, epoch: 1, key, at: clock.now() }))
    store.audit.beginAnew()
    store.audit.add({ act: 'office', told: { what: 'founded', name, desk: deskName } })
  })
  return ok({ sheet: writeCode(sheet) })
}

/** Asks to join the office of a code. `there`: the statements on its server, by which the desk takes a code of its own. */
export async function askOffice(
  { store, keychain, clock, random }: MembershipParts,
  { officeCode, deskName, connection, password }: Joining & { officeCode: string },
  there: readonly Statement[]
): Promise<Outcome<null>> {
  const read = readCode(officeCode, 16)
  if (!read) return failed({ code: 'invalid', fields: { officeCode: 'notOfficeCode' } })
  if (store.office.get()) return failed({ code: 'notNow' })
  const author = store.author()
  const secrets = await newSecrets(random, password)
  const kept = await keepOfficeSecrets(keychain, secrets)
  if (!kept.ok) return failed(keychainProblem(kept.state))
  const office = hexOf(read)
  const taken = new Set([...roster(there, office).values()].map((one) => one.desk.code))
  keepFor(store, author, () => {
    if (taken.has(store.desk.code())) store.desk.renewCode()
    const desk = keyName(secrets.sign.public)
    store.office.begin({ office, name: '', desk, connection, isAdmitted: false })
    store.office.addStatement(askToJoin(office, deskKeys(store, deskName, secrets), secrets.sign, clock.now()))
    store.audit.add({ act: 'office', told: { what: 'asked', office: codeOfOffice(office), desk: deskName } })
  })
  return ok(null)
}

/** Admits a desk that asks, by the code of the sheet or a manager's key. `sign`: the public key that it signs with. */
export async function admitDesk(
  parts: MembershipParts,
  { sign, ...approval }: { sign: string } & Approval
): Promise<Outcome<null>> {
  const { store, keychain, clock } = parts
  const author = store.author()
  const signer = await signerOf(parts, approval)
  if (!signer.ok) return signer
  const office = store.office.get()
  const statements = store.office.statements()
  const desk = asking(statements, office?.office ?? '').find((one) => one.sign === sign)
  if (!office || !desk) return failed({ code: 'notNow' })
  const codes = [...roster(statements, office.office).values()].map((one) => one.desk.code)
  if (codes.includes(desk.code)) return failed({ code: 'notNow' })
  const secrets = await officeSecrets(keychain, office.desk)
  if (!secrets.ok) return failed(keychainProblem(secrets.state))
  const epoch = newestEpoch(standing(statements, office.office))
  const newest = secrets.value && keyOfEpoch(secrets.value, epoch)
  if (!newest) return failed({ code: 'officeKeysMissing' })
  const key = await handOver(desk.box, newest, office.office)
  keepFor(store, author, () => {
    store.office.addStatement(
      admit(office.office, signer.value, { name: office.name, desk, epoch, key, at: clock.now() })
    )
    store.audit.add({ act: 'office', told: { what: 'admitted', desk: desk.name, code: desk.code } })
  })
  return ok(null)
}

/** Takes the office's key where this desk has been admitted meanwhile, and shares from now on. Returns its secrets then. */
export async function takeAdmission(
  { store, keychain }: Pick<MembershipParts, 'store' | 'keychain'>,
  secrets: OfficeSecrets
): Promise<OfficeSecrets | undefined> {
  const office = store.office.get()
  const admission = office && roster(store.office.statements(), office.office).get(office.desk)
  if (!office || !admission) return undefined
  const key = await takeOver(secrets.box.secret, admission.key, office.office)
  if (key === undefined) return undefined
  const whole = { ...secrets, keys: { ...secrets.keys, [String(admission.epoch)]: key } }
  const kept = await keepOfficeSecrets(keychain, whole)
  if (!kept.ok) return undefined
  store.atomically(() => {
    store.office.admit(admission.name)
    store.audit.beginAnew()
    store.audit.add({ act: 'office', told: { what: 'joined', name: admission.name }, isByItself: true })
  })
  return whole
}

/** The desk works alone again. What it knows it keeps, and its keys of the office are gone. */
export async function leaveOffice({ store, keychain, managerKeys }: MembershipParts): Promise<Outcome<null>> {
  const office = store.office.get()
  if (!office) return failed({ code: 'notNow' })
  const author = store.author()
  for (const { key } of store.managing.keys()) await managerKeys?.forget(key)
  const fault = await forgetEntry(keychain, officeAccount(office.desk))
  if (fault !== null) return failed(keychainProblem(fault))
  await forgetMark(keychain, office.desk)
  keepFor(store, author, () => {
    store.audit.add({ act: 'office', told: { what: 'left', name: office.name } })
    store.office.leave()
    store.audit.beginAnew()
  })
  return ok(null)
}

/** A manager has removed this desk: it shares nothing more, and forgets the office's keys. */
export async function takeRemoval({ store, keychain }: Pick<MembershipParts, 'store' | 'keychain'>): Promise<void> {
  const { name = '', desk = '' } = store.office.get() ?? {}
  store.atomically(() => {
    store.audit.add({ act: 'office', told: { what: 'wasRemoved', name }, isByItself: true })
    store.office.remove()
    store.audit.beginAnew()
  })
  await forgetEntry(keychain, officeAccount(desk))
  await forgetMark(keychain, desk)
}
