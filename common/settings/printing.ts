/** Which printer the desk uses for what. */
import { alone, setting } from './declare.ts'
import { choice, count, orNull, parts, text } from './value.ts'

/** A printer by the system's name and by what people call it, how many copies, and on which paper; null until chosen. */
const value = orNull(
  parts({
    printer: text(500, 1),
    label: text(500),
    copies: count(1, 20),
    paper: choice(['A4', 'A5', 'A6', 'letter', '80mm', '58mm'])
  })
)
const desk = { value, initial: null, by: 'clerk', isLockable: true } as const

/** What is printed: proofs, and slips for the person. Each has a printer of its own. */
export const printing = {
  proof: alone(
    'printing.proof',
    setting({ ...desk, words: { label: 'settings.sections.printing', hint: 'print.settingsHint' } })
  ),
  slip: alone('printing.slip', setting({ ...desk, words: { label: 'handover.forms.slip' } }))
}
