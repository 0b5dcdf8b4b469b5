/** The policy of this computer: read once, at the start. */
import { type LockableSetting, lockableSettings, noPolicy, type Policy } from '../../common/settings/policy.ts'
import type { PolicyRefusal } from '../../common/words/app/policy.ts'
import type { Log } from '../log/log.ts'
import { policyFile, type ReadPolicy, readPolicyFile } from './file.ts'
import { fitPolicy, type PolicyFault } from './fit.ts'
import { preferenceDomain, readProfile } from './profile.ts'
import { policyKey, readRegistry } from './registry.ts'

/** What is in force, and what of it does not count. `refused`: why nothing of it does. */
export type PolicyInForce = { policy: Policy; faults: PolicyFault[]; refused: PolicyRefusal | null; place: string }

type Reader = { read: () => ReadPolicy; place: string }

const readers: Partial<Record<NodeJS.Platform, Reader>> = {
  win32: { read: () => readRegistry(), place: policyKey },
  darwin: { read: () => readProfile(), place: preferenceDomain }
}

/** Where this system's policy stands, and how it is read. */
export const systemReader = (platform: NodeJS.Platform = process.platform): Reader =>
  readers[platform] ?? { read: () => readPolicyFile(), place: policyFile }

/** Reads the policy. What is refused changes nothing: the desk works as it was chosen at the desk. */
export function readPolicy({ read, place }: Reader = systemReader()): PolicyInForce {
  const found = read()
  if (found.kind === 'read') return { ...fitPolicy(found.raw), refused: null, place }
  return { policy: noPolicy, faults: [], refused: found.kind === 'refused' ? found.why : null, place }
}

/** Notes in the log what is in force, by counts and codes. */
export function notePolicy({ policy, faults, refused }: PolicyInForce, log: Log): void {
  const { source, locked, initial } = policy
  if (refused) log.warn('policy.refused', { why: refused })
  if (source === null) return
  const counts = { locked: Object.keys(locked).length, initial: Object.keys(initial).length, faults: faults.length }
  log.info('policy.read', { source, ...counts })
}

/** What is printed, and the number with which the app then ends. */
export type PrintedPolicy = { text: string; exitCode: number }

// 1 is taken: with it the app refuses a switch.
const notAllCounts = 2

/**
 * What `--print-policy` prints, JSON, so that a program can read it too: each setting with its value and whose word that is,
 * and whether a file with secrets waits. The app ends with 2 where something does not count.
 */
export function printedPolicy({ policy, faults, refused, place }: PolicyInForce, provision: Provided): PrintedPolicy {
  const { file, state, refused: notTaken } = provision
  const settings = Object.fromEntries(lockableSettings.map((one) => [one.name, saidOf(one, policy)]))
  const told = { place, source: policy.source, refused, faults, settings, provision: { file, state } }
  const allCounts = refused === null && faults.length === 0 && !notTaken
  return { text: `${JSON.stringify(told, null, 2)}\n`, exitCode: allCounts ? 0 : notAllCounts }
}

/** The file with secrets: where it is looked for, how that stands, and whether it stands there and is not taken. */
export type Provided = { file: string; state: string; refused: boolean }

// What was chosen at the desk is in the ledger, which opens with the keychain only: nothing is told of it.
function saidOf({ name, setting }: LockableSetting, { locked, initial }: Policy) {
  if (Object.hasOwn(locked, name)) return { value: locked[name], from: 'locked' }
  if (Object.hasOwn(initial, name)) return { value: initial[name], from: 'initial' }
  return { value: setting.initial, from: 'app' }
}
