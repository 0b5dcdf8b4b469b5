/** The words of the desk's health: what is looked at, how it is, and the one thing to do about it. */
import type { Problem } from '../problems.ts'

/** What is looked at, in the order of the page. There is a line for each service, and one for everything else. */
export const healthSubjects = [
  'service',
  'proxy',
  'certificate',
  'clock',
  'keychain',
  'disk',
  'backup',
  'filing',
  'office',
  'webhook',
  'lock',
  'auditLog',
  'policy'
] as const
/** What is looked at. */
export type HealthSubject = (typeof healthSubjects)[number]

/**
 * How it is. `attention`: the desk works, and something is to be seen to; `fault`: something of it does not work; `notUsed`: the
 * office does without it.
 */
export const healthStates = ['checking', 'fine', 'attention', 'fault', 'notUsed'] as const
/** How it is. */
export type HealthState = (typeof healthStates)[number]

/** Stable codes of what a line says; the words are the text `health.says.<code>`. */
export const healthCodes = [
  // Of any line: nothing answered in time.
  'notChecked',
  'service.starting',
  'service.asking',
  'service.online',
  'service.notReached',
  'service.behindProxy',
  'service.behindCertificate',
  'service.signInRefused',
  'service.secretUnavailable',
  'service.down',
  'service.busy',
  'service.diskFull',
  'service.failed',
  'service.listRepeats',
  'proxy.direct',
  'proxy.used',
  'proxy.signInWanted',
  'proxy.signInRefused',
  'proxy.notReached',
  'certificate.plain',
  'certificate.fine',
  'certificate.endsSoon',
  // Not of an authority that every computer knows: something on the way reads along, as many offices have it.
  'certificate.inspected',
  'certificate.refused',
  'certificate.asking',
  'certificate.notSeen',
  'clock.fine',
  'clock.behind',
  'clock.ahead',
  'clock.asking',
  'clock.notKnown',
  'keychain.fine',
  'keychain.locked',
  'keychain.missing',
  'keychain.denied',
  'keychain.full',
  'disk.fine',
  'disk.low',
  'disk.full',
  'disk.notWritable',
  'backup.off',
  'backup.fine',
  'backup.soon',
  'backup.due',
  'backup.none',
  'backup.failed',
  'filing.off',
  'filing.fine',
  'filing.waiting',
  'filing.noFolder',
  'filing.away',
  'filing.otherFolder',
  'filing.linkInFolder',
  'filing.readOnly',
  'filing.diskFull',
  'filing.stopped',
  'office.off',
  'office.connecting',
  'office.waiting',
  'office.connected',
  'office.away',
  'office.removed',
  'office.withheld',
  'office.keyDue',
  'webhook.off',
  'webhook.starting',
  'webhook.listening',
  'webhook.delivered',
  'webhook.portInUse',
  'webhook.addressNotHere',
  'webhook.notAllowed',
  'webhook.failed',
  'webhook.secretsMissing',
  'webhook.refused',
  'lock.off',
  'lock.on',
  'lock.byKey',
  'lock.withoutPin',
  'auditLog.young',
  'auditLog.verified',
  'auditLog.due',
  'auditLog.faults',
  'policy.none',
  'policy.inForce',
  'policy.refused',
  'policy.faults'
] as const
/** What a line says. */
export type HealthCode = (typeof healthCodes)[number]

/** What the app does itself where it is pressed. */
export const healthActs = ['testConnection', 'checkAgain', 'backUp', 'verifyLog', 'fileNow'] as const
/** What the app does itself. */
export type HealthAct = (typeof healthActs)[number]

/** Where in the settings something is put right. */
export const healthPlaces = [
  'service.clientSecret',
  'network.signIn',
  'filing.folder',
  'office.server',
  'office.key',
  'webhook.on',
  'webhook.address',
  'webhook.port',
  'lock.isOn'
] as const
/** Where in the settings something is put right. */
export type HealthPlace = (typeof healthPlaces)[number]

/** The one thing to do, where the app can do it, or lead there. */
export type Remedy = { act: HealthAct } | { place: HealthPlace }

/** What the sentence of a line is filled with; only what its code needs is there. */
export type HealthTold = {
  /** A time, ISO 8601 in UTC. */
  at?: string | undefined
  days?: number | undefined
  count?: number | undefined
  bytes?: number | undefined
  ms?: number | undefined
  minutes?: number | undefined
  /** The name of the service that it is about. */
  service?: string | undefined
  issuer?: string | undefined
  /** The name of another computer of the office. */
  computer?: string | undefined
  /** `host:port`. */
  proxy?: string | undefined
  /** Why the service is not reached, with the facts of the hop that failed. */
  problem?: Problem | undefined
}

/** One line of the page. `serviceId`: of a line about one service. */
export type HealthLine = {
  subject: HealthSubject
  serviceId: string | null
  state: HealthState
  code: HealthCode
  told: HealthTold
  /** Null where nothing is to be done, or where the sentence says what. */
  remedy: Remedy | null
}
