/** How long the office keeps a request, by what was decided about it. Until somebody chooses: for ever. */
import { setting, together } from './declare.ts'
import { count } from './value.ts'

/** Days after which the law lets go of most claims: five years, of which one or two are leap years. */
export const fiveYears = 1827

const days = { by: 'office', isLockable: true, value: count(0, 36_500), initial: 0 } as const

/** Days from the decision, or from the end of what nobody decided about; 0: for ever. */
export const retention = together('retention', {
  accepted: setting({ ...days, words: { label: 'retention.accepted', hint: 'retention.daysHint' } }),
  rejected: setting({ ...days, words: { label: 'retention.rejected' } }),
  askedAgain: setting({ ...days, words: { label: 'retention.askedAgain' } }),
  undecided: setting({ ...days, words: { label: 'retention.undecided', hint: 'retention.undecidedHint' } })
})
