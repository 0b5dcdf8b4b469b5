/** The office's templates: reasons in three languages, and whole forms. The same for every service. */
import { forEachClaim } from '../words/requests.ts'
import { alone, setting } from './declare.ts'
import { list, optional, parts, text } from './value.ts'

const office = { by: 'office', isLockable: true } as const
const most = 200
const translation = optional(text(10_000))

/** A reason that the office gives often; a language may be missing. */
export const reasons = alone(
  'templates.reasons',
  setting({
    ...office,
    value: list(parts({ id: text(64), et: text(1000), en: text(1000), ru: text(1000) }), most),
    initial: [],
    words: { label: 'templates.reasons', hint: 'templates.reasonsHint' }
  })
)

/** A form that the office fills in often. Empty fields leave the form's own as they are. */
export const forms = alone(
  'templates.forms',
  setting({
    ...office,
    value: list(
      parts({
        id: text(64),
        name: text(100),
        /** As typed: birth dates as the clerk writes them. */
        claims: parts(forEachClaim(() => text(5000))),
        reference: text(255),
        reason: text(1000),
        reasonTranslations: optional(parts({ et: translation, en: translation, ru: translation }))
      }),
      most
    ),
    initial: [],
    words: { label: 'templates.forms', hint: 'templates.formsHint' }
  })
)
