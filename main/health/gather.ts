/** Gathers what is known of the desk, and has each line of the health page judged. What is known already is not asked again. */
import { join } from 'node:path'
import type { HealthLine, HealthSubject } from '../../common/words/health/line.ts'
import { canLock, lockSetting, locksByItself } from '../clerks/settings.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { proxyOf } from '../eeid/proxy-name.ts'
import type { SeenCertificate } from '../eeid/seen-certificates.ts'
import { filingSetting } from '../filing/choice.ts'
import { folderProblem } from '../filing/reachable.ts'
import type { PolicyInForce } from '../policy/policy.ts'
import type { ProxyKeeper } from '../proxy/sign-ins.ts'
import type { Desk, OpenDesk } from '../startup/desk.ts'
import type { DeskFiling } from '../startup/filing.ts'
import type { DeskOffice } from '../startup/office.ts'
import { listBackups } from '../store/backup/backup-names.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Store } from '../store/open-store.ts'
import type { Receiver } from '../webhook/receiver.ts'
import type {
  AuditFacts,
  BackupFacts,
  DiskFacts,
  FilingFacts,
  LockFacts,
  OfficeFacts,
  ServiceFacts,
  WebhookFacts
} from './facts.ts'
import {
  judgeAuditLog,
  judgeBackup,
  judgeDisk,
  judgeFiling,
  judgeKeychain,
  judgeLock,
  judgePolicy,
  judgeWebhook,
  lineOf
} from './judge.ts'
import { judgeOffice } from './judge-office.ts'
import { judgeCertificate, judgeClock, judgeProxy, judgeService } from './judge-way.ts'
import { lastVerifiedSetting } from './last-verified.ts'

/** Where the facts come from. */
export type HealthPorts = {
  desk: Pick<Desk, 'opened'>
  clock: Clock
  /** The system's own, whatever the desk keeps its secrets in. */
  keychain: Pick<Keychain, 'probe'>
  /** The folder of everything that the app keeps. */
  folder: string
  lookAtDisk: (folder: string) => Promise<DiskFacts>
  proxies: Pick<ProxyKeeper, 'asking'>
  certificateOf: (hostname: string) => SeenCertificate | undefined
  /** Which proxies the system names for the address of a service, as `PROXY host:port; DIRECT`. */
  proxyFor: (serviceId: string, url: string) => Promise<string>
  filing: Pick<DeskFiling, 'state'>
  receiver: Pick<Receiver, 'state'>
  policy: PolicyInForce
  /** The clock of the office's server minus the desk's, milliseconds; null where it is not known. */
  officeClockOffMs?: () => number | null
  /** The office of several computers; a desk works alone where it is left out. */
  office?: Pick<DeskOffice, 'state' | 'withheld' | 'isKeyDue'>
}

/** The lines of one subject; none while the desk is not open. */
export type HealthOf = (subject: HealthSubject) => Promise<HealthLine[]>

// The keychain has fifteen seconds for itself; a share that is away takes as long as the system lets it.
const deadlineMs = 20_000

/** Returns how to look at one subject. What does not answer in time, or fails, is told as not checked. */
export function healthOf(ports: HealthPorts): HealthOf {
  return async (subject) => {
    const open = ports.desk.opened()
    if (!open) return []
    const { promise, resolve } = Promise.withResolvers<HealthLine[]>()
    const notChecked = () => resolve([lineOf(subject, 'notChecked')])
    const cancel = ports.clock.after(deadlineMs, notChecked)
    looks[subject](ports, open).then(resolve, notChecked)
    return promise.finally(cancel)
  }
}

const looks: Readonly<Record<HealthSubject, (ports: HealthPorts, open: OpenDesk) => Promise<HealthLine[]>>> = {
  service: async (ports, open) => servicesOf(ports, open).map(judgeService),
  proxy: async (ports, open) => [await proxyLine(ports, open)],
  certificate: async (ports, open) => [judgeCertificate(servicesOf(ports, open), ports.clock.now())],
  clock: async (ports, open) => [judgeClock(servicesOf(ports, open), ports.officeClockOffMs?.() ?? null)],
  keychain: async ({ keychain }) => [judgeKeychain(await keychain.probe())],
  disk: async ({ lookAtDisk, folder }) => [judgeDisk(await lookAtDisk(folder))],
  backup: async (ports, open) => [judgeBackup(backupsOf(ports, open), ports.clock.now())],
  filing: async (ports, { store }) => [judgeFiling(await filingOf(ports, store))],
  office: async ({ office }) => [judgeOffice(officeOf(office))],
  webhook: async ({ receiver }) => [judgeWebhook(webhookOf(receiver))],
  lock: async (_ports, { store }) => [judgeLock(lockOf(store))],
  auditLog: async ({ clock }, { store }) => [judgeAuditLog(auditOf(store, clock.now()), clock.now())],
  policy: async ({ policy }) => [judgePolicy(policyOf(policy))]
}

const servicesOf = (ports: HealthPorts, { store, sync }: OpenDesk): ServiceFacts[] =>
  store.services.list().flatMap((service) => {
    const state = sync.of(service.id)?.connection()
    if (!state) return []
    const { status, problem, trouble, checking: isChecking, since, lastReached, lastSwept, serverNow } = state
    const clockOffsetMs = Math.round(serverNow() - ports.clock.now())
    const known = { status, problem, trouble, isChecking, since, lastReached, clockOffsetMs }
    const hasAnswered = status === 'online' || lastSwept !== null
    return [{ id: service.id, name: service.name, ...known, hasAnswered, ...wayTo(ports, service) }]
  })

function wayTo({ certificateOf }: HealthPorts, { baseUrl }: ServiceRow): Pick<ServiceFacts, 'isPlain' | 'certificate'> {
  const url = URL.parse(baseUrl)
  return { isPlain: url?.protocol === 'http:', certificate: (url && certificateOf(url.hostname)) ?? null }
}

async function proxyLine(ports: HealthPorts, open: OpenDesk): Promise<HealthLine> {
  const named = await Promise.all(
    open.store.services.list().map(({ id, baseUrl }) => ports.proxyFor(id, baseUrl).then(proxyOf))
  )
  const first = named.find((one) => one !== undefined) ?? null
  return judgeProxy({ named: first, asking: ports.proxies.asking(), services: servicesOf(ports, open) })
}

function backupsOf({ folder }: HealthPorts, { backups }: OpenDesk): BackupFacts | null {
  return backups ? { newest: listBackups(join(folder, 'desk'))[0]?.time ?? null, ...backups.state() } : null
}

async function filingOf({ filing }: HealthPorts, store: Store): Promise<FilingFacts> {
  const { when, folder } = store.settings.get(filingSetting)
  const { waiting = 0, problem = null } = filing.state() ?? {}
  const isOn = when !== 'off'
  const found = isOn && folder !== null ? await folderProblem(store, folder) : null
  return { isOn, hasFolder: folder !== null, waiting, problem: found ?? problem }
}

const officeOf = (office: HealthPorts['office']): OfficeFacts => ({
  stage: office?.state().stage ?? 'off',
  withheld: office?.withheld() ?? null,
  isKeyDue: office?.isKeyDue() ?? false
})

function webhookOf(receiver: HealthPorts['receiver']): WebhookFacts {
  const state = receiver.state()
  const { stage, lastDelivery, lastRefused, secretsMissing } = state
  return {
    stage,
    fault: state.stage === 'failed' ? state.why : null,
    lastDelivery: lastDelivery?.at ?? null,
    lastRefused: lastRefused?.at ?? null,
    secretsMissing
  }
}

function lockOf(store: Store): LockFacts {
  const { isOn, afterMinutes } = store.settings.get(lockSetting)
  return { isWanted: isOn, locksByItself: locksByItself(store), canLock: canLock(store), afterMinutes }
}

// A log that no day has ended of began today.
function auditOf(store: Store, now: number): AuditFacts {
  const [first] = store.audit.days()
  return { beganAt: first ? Date.parse(first.day) : now, verified: store.settings.get(lastVerifiedSetting) }
}

const policyOf = ({ policy, refused, faults }: PolicyInForce) => ({
  isThere: policy.source !== null,
  isRefused: refused !== null,
  locked: Object.keys(policy.locked).length,
  faults: faults.length
})
