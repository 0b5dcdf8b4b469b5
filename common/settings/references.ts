/** How suggested references are written. Kept in the ledger beside the desk's code and its running number. */
import { alone, setting } from './declare.ts'
import { text } from './value.ts'

/** `{desk}` and `{number}` are needed; `{year}`, `{month}`, `{day}` may be there. */
export const referenceTemplate = alone(
  'referenceTemplate',
  setting({
    value: text(100, 1),
    initial: '{desk}-{number}',
    by: 'office',
    isLockable: true,
    words: { label: 'references.label', hint: 'references.hint' }
  })
)
