/** What an entry of the audit log tells, in words. */
import type { TFunction } from 'i18next'
import { allSettings } from '../../common/settings/pages.ts'
import type { Act, AuditEntryView } from '../../common/words/audit.ts'
import { oneOf } from '../../common/words/one-of.ts'
import { verdicts } from '../../common/words/outcomes.ts'

type Told = Readonly<Record<string, unknown>>
type Words = (told: Told, t: TFunction) => string

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '')

const ways = ['shown', 'link', 'message', 'mail', 'slip'] as const
const parts = ['name', 'code', 'reference'] as const
const clerkDeeds = ['added', 'changed', 'removed', 'pinSet', 'pinRecovered'] as const
const lockReasons = ['key', 'idle', 'system', 'sleep', 'mode'] as const
const reports = ['list', 'auditLog', 'recoveryCode', 'officeSheet'] as const
// biome-ignore format: one line
const officeDeeds = ['founded', 'asked', 'admitted', 'joined', 'left', 'managerKey', 'removed', 'keyBack', 'keyForgotten', 'epoch', 'erasure', 'wasRemoved', 'server'] as const

/** What stands behind the act; acts that are not here say all by their own word. */
const details: Partial<Record<Act, Words>> = {
  copy: ({ part }, t) => word(oneOf(parts, part), (one) => t(`audit.part.${one}`)),
  handOver: ({ way }, t) => word(oneOf(ways, way), (one) => t(`audit.way.${one}`)),
  decide: ({ verdict }, t) => word(oneOf(verdicts, verdict), (one) => t(`audit.verdict.${one}`)),
  print: ({ what }, t) => word(oneOf(reports, what), (one) => t(`audit.report.${one}`)),
  export: ({ what }, t) => word(oneOf(reports, what), (one) => t(`audit.report.${one}`)),
  file: ({ path }) => textOf(path),
  settings: ({ name }, t) => pageOf(textOf(name), t),
  service: ({ name }) => textOf(name),
  lock: ({ why }, t) => word(oneOf(lockReasons, why), (one) => t(`audit.lockedBy.${one}`)),
  unlock: ({ clerk, isWrong }, t) => (isWrong === true ? t('audit.wrongPin', { name: textOf(clerk) }) : ''),
  clerk: ({ what, name }, t) =>
    word(oneOf(clerkDeeds, what), (one) => t(`audit.clerkDeed.${one}`, { name: textOf(name) })),
  office: ({ what, name, desk }, t) =>
    word(oneOf(officeDeeds, what), (one) => t(`audit.officeDeed.${one}`, { name: textOf(name), desk: textOf(desk) })),
  review: ({ upTo }, t) => t('audit.upTo', { number: textOf(upTo) })
}

const word = <K>(known: K | null, say: (known: K) => string): string => (known === null ? '' : say(known))

/** On which page of the settings it was. */
function pageOf(name: string, t: TFunction): string {
  const found = allSettings.find((one) => one.name === name || one.name.startsWith(`${name}.`))
  return found === undefined ? name : t(`settings.sections.${found.page}`)
}

/** What was done with what; empty where the act says all, or its text was erased. */
export function detailOf({ act, told }: Pick<AuditEntryView, 'act' | 'told'>, t: TFunction): string {
  return told === null ? '' : (details[act]?.(told, t) ?? '')
}

/** The reference of the request that an entry is about; empty where it is about none. */
export const referenceOf = ({ told }: Pick<AuditEntryView, 'told'>): string => textOf(told?.reference)
