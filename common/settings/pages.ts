/** Every setting, by the page on which it is chosen. */
import { acceptance } from './acceptance.ts'
import { appearance } from './appearance.ts'
import { clerksMode, lock } from './clerks.ts'
import type { Setting } from './declare.ts'
import { clerk, filing } from './filing.ts'
import { handover, linkHosts, messages } from './handover.ts'
import { notifications } from './notifications.ts'
import { codeCountry } from './people.ts'
import { printing } from './printing.ts'
import { referenceTemplate } from './references.ts'
import { forms, reasons } from './templates.ts'
import { webhook } from './webhook.ts'

/** The pages, in the order in which they stand; a page's title is the text `settings.sections.<page>`. */
export const pages = {
  appearance: [appearance],
  references: [referenceTemplate],
  people: [codeCountry],
  acceptance: [acceptance],
  filing: [filing, clerk],
  templates: [reasons, forms],
  handover: [handover, messages, printing.slip, linkHosts],
  notifications: [notifications],
  printing: [printing.proof],
  /** Services are records of their own. */
  service: [],
  /** So are the sign-ins of proxies. */
  network: [],
  webhook: [webhook],
  clerks: [clerksMode, lock]
} as const

/** The name of a page. */
export type PageName = keyof typeof pages

/** The names under which settings are kept. */
export type KeptName = (typeof pages)[PageName][number]['name']

/** Every setting by its name, as `filing.when` or `clerk`, and the page on which it stands. */
export const allSettings: readonly { name: string; page: string; setting: Setting }[] = Object.entries(pages).flatMap(
  ([page, kept]) =>
    kept.flatMap((one) =>
      'setting' in one
        ? [{ name: one.name, page, setting: one.setting as Setting }]
        : Object.entries(one.settings).map(([name, setting]) => ({
            name: `${one.name}.${name}`,
            page,
            setting: setting as Setting
          }))
    )
)
