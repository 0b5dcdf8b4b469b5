import { z } from 'zod'
import { forEachClaim, mostIdSigns } from '../../common/words/requests.ts'
import { text } from './call.ts'

/** A reason in the languages that the person may choose; only those with a text. */
const reasonTranslations = z.strictObject({ et: text(10_000), en: text(10_000), ru: text(10_000) }).partial()

// What was kept before a type was known has none of it. Whoever makes claims today names every one: the type says so.
const claimText = text(5000).default('') as z.ZodType<string, string>

/** A request as typed by the clerk. */
export const draftInput = z.strictObject({
  serviceId: text(64),
  /** Empty values are not sent. */
  claims: z.strictObject(forEachClaim(() => claimText)),
  /**
   * The personal code that the clerk knows to be no national code, though it looks like one without its country: it is sent
   * as it is, as long as it stays this one.
   */
  subAsTyped: text(5000).optional(),
  reference: text(5000),
  reason: text(10_000),
  /** Of a reason from the office's list: the person sees it in their own language. */
  reasonTranslations: reasonTranslations.optional(),
  /** The refused request that this one puts right; it leaves the list when this one is kept. */
  corrects: text(mostIdSigns).optional(),
  /** The request that this one asks again for, by the desk's id; its record stays. */
  asksAgain: text(mostIdSigns).optional()
})

export type DraftInput = z.infer<typeof draftInput>
