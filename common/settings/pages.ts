/** Where each setting is chosen: once, as groups of pages of fields. Nothing else says where a setting stands. */
import { acceptance } from './acceptance.ts'
import { appearance } from './appearance.ts'
import { clerksMode, lock } from './clerks.ts'
import type { Alone, Setting } from './declare.ts'
import { clerk, filing } from './filing.ts'
import { handover, linkHosts, messages } from './handover.ts'
import { notifications } from './notifications.ts'
import { codeCountry } from './people.ts'
import { printing } from './printing.ts'
import { programs } from './programs.ts'
import { referenceTemplate } from './references.ts'
import { retention } from './retention.ts'
import { starting } from './starting.ts'
import { forms, reasons } from './templates.ts'
import { updates } from './updates.ts'
import { webhook } from './webhook.ts'

/**
 * The groups and their pages, in the order in which they stand. A group's title is the text `settings.groups.<group>`, a
 * page's `settings.sections.<page>`. Pages without settings show records, or only tell something.
 */
const places = {
  desk: {
    appearance: [appearance],
    notifications: [notifications],
    printing: [printing.proof],
    starting: [starting]
  },
  office: {
    references: [referenceTemplate],
    people: [codeCountry],
    acceptance: [acceptance],
    filing: [filing, clerk],
    templates: [reasons, forms],
    handover: [handover, messages, printing.slip, linkHosts],
    clerks: [clerksMode, lock],
    retention: [retention]
  },
  connection: {
    service: [],
    network: [],
    office: [],
    webhook: [webhook],
    programs: [programs]
  },
  about: {
    about: [],
    updates: [updates],
    licences: []
  }
} as const

/** Fields of records: a service has a form and an entry in the keychain of its own, and so has a proxy's sign-in. */
const ofRecords = {
  service: [
    'service.name',
    'service.environment',
    'service.color',
    'service.baseUrl',
    'service.clientId',
    'service.clientSecret',
    'service.purpose',
    'service.codeCountry',
    'service.reason'
  ],
  network: ['network.signIn'],
  office: ['office.server', 'office.key']
} as const

/** The pages with the settings that are chosen on each. */
export const pages = { ...places.desk, ...places.office, ...places.connection, ...places.about } as const

/** The name of a page. */
export type PageName = keyof typeof pages

/** The name of a group of pages. */
export type GroupName = keyof typeof places

/** The groups with the names of their pages. */
export const groups: readonly { group: GroupName; pages: readonly PageName[] }[] = Object.entries(places).map(
  ([group, its]) => ({ group: group as GroupName, pages: Object.keys(its) as PageName[] })
)

type Kept = (typeof pages)[PageName][number]

/** The names under which settings are kept. */
export type KeptName = Kept['name']

type NameOf<K> =
  K extends Alone<infer N>
    ? N
    : K extends { name: infer N extends string; settings: infer S }
      ? `${N}.${keyof S & string}`
      : never

/** The name of a setting, as `filing.when` or `clerk`. */
export type SettingName = NameOf<Kept>

/** What has a place of its own on a page: a setting, or a field of a record. */
export type FieldName = SettingName | (typeof ofRecords)[keyof typeof ofRecords][number]

/** Every setting by its name, and the page on which it stands. */
export const allSettings: readonly { name: SettingName; page: PageName; setting: Setting }[] = Object.entries(
  pages
).flatMap(([page, kept]) =>
  kept.flatMap((one) =>
    'setting' in one
      ? [{ name: one.name, page: page as PageName, setting: one.setting as Setting }]
      : Object.entries(one.settings).map(([name, setting]) => ({
          name: `${one.name}.${name}` as SettingName,
          page: page as PageName,
          setting: setting as Setting
        }))
  )
)

const placed: ReadonlyMap<FieldName, PageName> = new Map([
  ...allSettings.map(({ name, page }) => [name, page] as const),
  ...Object.entries(ofRecords).flatMap(([page, names]) => names.map((name) => [name, page as PageName] as const))
])

/** Every field that has a place, of settings and of records. */
export const allFields: readonly FieldName[] = [...placed.keys()]

/** A page of the settings, or a field on one. */
export type Place = PageName | FieldName

/** The page of a place, and the field if it is one. */
export function placeOf(place: Place): { page: PageName; field: FieldName | null } {
  if (place in pages) return { page: place as PageName, field: null }
  const field = place as FieldName
  return { page: placed.get(field) as PageName, field }
}
