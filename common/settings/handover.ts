/** How links are handed over. Until somebody chooses there is no second screen, and the office has no name. */
import { alone, type KeptOf, setting, together } from './declare.ts'
import { anyNumber, byId, list, onOff, orNull, parts, text } from './value.ts'

const office = { by: 'office', isLockable: true } as const

export const handover = together('handover', {
  /** What the office is called in front of people; empty where nobody said. */
  office: setting({
    ...office,
    value: text(100),
    initial: '',
    words: { label: 'handover.settings.office', hint: 'handover.settings.officeHint' }
  }),
  /** A display is the system's number and name of it, empty where it has none; null: the first that is not the clerk's. */
  screen: setting({
    value: parts({ isOn: onOff, display: orNull(parts({ id: anyNumber, label: text(500) })) }),
    initial: { isOn: false, display: null },
    by: 'clerk',
    isLockable: true,
    words: { label: 'handover.settings.screen', hint: 'handover.settings.screenHint' }
  })
})

const ofOneLanguage = parts({ subject: text(200), body: text(2000), message: text(1000) })

/** What the office writes to people, with places `{link}`, `{reference}`, `{until}`, `{office}`. */
export const messages = alone(
  'handover.templates',
  setting({
    ...office,
    value: orNull(parts({ et: ofOneLanguage, en: ofOneLanguage, ru: ofOneLanguage })),
    /** As the catalogue has them. */
    initial: null,
    words: { label: 'handover.forms.title', hint: 'handover.forms.hint' }
  })
)

/** The office's words to people, in every language of the person's page. */
export type AllTemplates = NonNullable<KeptOf<typeof messages>>

/** The hosts, besides its own, to which the links of a service may lead, by the service's id. */
export const linkHosts = alone(
  'handover.linkHosts',
  setting({
    ...office,
    value: byId(list(text(300), 1000)),
    initial: {},
    words: { label: 'handover.hosts.title', hint: 'handover.hosts.hint' }
  })
)
