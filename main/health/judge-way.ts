/** What the lines about the way to the services say: the services themselves, the proxy, certificates, and the clock. */

import type { HealthCode, HealthLine, HealthState } from '../../common/words/health/line.ts'
import type { HopCode } from '../../common/words/hops.ts'
import type { ProxyFacts, ServiceFacts } from './facts.ts'
import { lineOf, timeOf } from './judge.ts'

const ofProxy: ReadonlySet<string> = new Set<HopCode>(['proxyUnreachable', 'proxySignIn', 'proxyRefused'])
const ofCertificate: ReadonlySet<string> = new Set<HopCode>([
  'certificateExpired',
  'certificateNotYetValid',
  'certificateIssuer',
  'certificateName',
  'certificateFault'
])

const byStatus: Readonly<Record<ServiceFacts['status'], HealthCode>> = {
  starting: 'service.starting',
  online: 'service.online',
  offline: 'service.notReached',
  inBetween: 'service.notReached',
  proxySignIn: 'service.behindProxy',
  signInRefused: 'service.signInRefused',
  serviceDown: 'service.down',
  busy: 'service.busy',
  secretUnavailable: 'service.secretUnavailable'
}

/** One service. What another line says the reason of is told there. */
export function judgeService(facts: ServiceFacts): HealthLine {
  const code = serviceCode(facts)
  const at = code === 'service.online' ? facts.lastReached : facts.since
  const problem = code === 'service.notReached' ? (facts.problem ?? undefined) : undefined
  return lineOf('service', code, { service: facts.name, ...timeOf(at), problem }, facts.id)
}

function serviceCode({ status, problem, trouble, isChecking }: ServiceFacts): HealthCode {
  const isDown = trouble !== null || (status !== 'online' && status !== 'busy')
  if (isChecking && isDown && status !== 'starting') return 'service.asking'
  if (trouble !== null) return `service.${trouble}`
  if (problem && ofProxy.has(problem.code)) return 'service.behindProxy'
  if (problem && ofCertificate.has(problem.code)) return 'service.behindCertificate'
  return byStatus[status]
}

/** The proxy, for all services. */
export function judgeProxy({ named, asking, services }: ProxyFacts): HealthLine {
  if (asking)
    return lineOf('proxy', asking.refused ? 'proxy.signInRefused' : 'proxy.signInWanted', { proxy: asking.proxy })
  const problem = services.map((service) => service.problem).find((one) => one && ofProxy.has(one.code))
  if (problem) return lineOf('proxy', 'proxy.notReached', { problem })
  return named === null ? lineOf('proxy', 'proxy.direct') : lineOf('proxy', 'proxy.used', { proxy: named })
}

/** Days before its end from which a certificate is told to end soon: most are renewed with thirty left. */
const soonDays = 14
const dayMs = 24 * 3_600_000

/** The certificates, for all services: the gravest is told. */
export const judgeCertificate = (services: readonly ServiceFacts[], now: number): HealthLine =>
  gravest(services.map((service) => certificateLine(service, now))) ?? lineOf('certificate', 'certificate.notSeen')

function certificateLine({ name, isPlain, problem, certificate, status }: ServiceFacts, now: number): HealthLine {
  const about = { service: name }
  if (isPlain) return lineOf('certificate', 'certificate.plain', about)
  if (problem && ofCertificate.has(problem.code))
    return lineOf('certificate', 'certificate.refused', { ...about, problem })
  if (certificate === null)
    return lineOf('certificate', status === 'starting' ? 'certificate.asking' : 'certificate.notSeen', about)
  const { issuer, until, isPublic } = certificate
  const days = Math.floor((until - now) / dayMs)
  const told = { ...about, issuer, days, ...timeOf(until) }
  if (days < soonDays) return lineOf('certificate', 'certificate.endsSoon', told)
  return lineOf('certificate', isPublic ? 'certificate.fine' : 'certificate.inspected', told)
}

/** A difference of clocks that is worth a word: with less, nothing goes wrong. */
const clockOffMs = 120_000

/**
 * The desk's clock against the services' own and that of the office's server: the largest difference is told. `officeOffMs`: the
 * latter minus the desk's, null where it is not known.
 */
export function judgeClock(services: readonly ServiceFacts[], officeOffMs: number | null = null): HealthLine {
  const ofOffice = officeOffMs === null ? [] : [{ clockOffsetMs: officeOffMs }]
  const told = [...services.filter(({ hasAnswered }) => hasAnswered), ...ofOffice]
  const isNew = services.some(({ status }) => status === 'starting')
  if (told.length === 0) return lineOf('clock', isNew ? 'clock.asking' : 'clock.notKnown')
  const offset = told.map((one) => one.clockOffsetMs).toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0
  if (Math.abs(offset) <= clockOffMs) return lineOf('clock', 'clock.fine')
  return lineOf('clock', offset > 0 ? 'clock.behind' : 'clock.ahead', { ms: Math.abs(offset) })
}

const gravity: readonly HealthState[] = ['notUsed', 'fine', 'checking', 'attention', 'fault']

const gravest = (lines: readonly HealthLine[]): HealthLine | undefined =>
  lines.toSorted((a, b) => gravity.indexOf(b.state) - gravity.indexOf(a.state))[0]
