/** The policy of this computer: read once, at the start. */
import { noPolicy, type Policy } from '../../common/settings/policy.ts'
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

/** What `--print-policy` prints, with whether a file with secrets waits: JSON, so that a program can read it too. */
export const printedPolicy = ({ policy, faults, refused, place }: PolicyInForce, provision: object): string =>
  `${JSON.stringify({ place, ...policy, faults, refused, provision }, null, 2)}\n`
