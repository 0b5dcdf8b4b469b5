/** The calls about printers. */
import { z } from 'zod'
import { printing } from '../../common/settings/printing.ts'
import { schemaOf } from '../../common/settings/schema.ts'
import { outcome } from './answers.ts'
import { call, nothing } from './call.ts'

/** What is printed: proofs, and slips for the person. */
const job = z.enum(['proof', 'slip'])

/** A printer of the system: `label` is what it is called in front of people. */
export const printer = z.object({ name: z.string(), label: z.string(), isDefault: z.boolean() })

/** Which printer, by its name and its label, how many copies and which paper. */
export const printChoice = schemaOf(printing.proof.setting.value.of)

/** Where something was sent: the printer as people call it. */
export const sent = z.object({ printer: z.string(), copies: z.int() })

export type Printer = z.infer<typeof printer>
export type PrintChoice = z.infer<typeof printChoice>

/** Every call of `printing`. */
export const printingCalls = {
  /** The printers of the system; an empty list where it has none. */
  printers: call(nothing, outcome(z.array(printer)), ['value']),
  /** What the desk chose for this; null until somebody did. */
  choice: call(z.strictObject({ job }), outcome(printChoice.nullable())),
  /** Remembers it for the desk. */
  choose: call(z.strictObject({ job, choice: printChoice }), outcome(z.null()))
}
