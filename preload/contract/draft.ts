import { z } from 'zod'
import { forEachClaim, mostIdSigns } from '../../common/words/requests.ts'
import type { DraftInput } from '../../common/words/typed-requests.ts'
import { text } from './call.ts'

const reasonTranslations = z.strictObject({ et: text(10_000), en: text(10_000), ru: text(10_000) }).partial()

// What was kept before a type was known has none of it. Whoever makes claims today names every one: the type says so.
const claimText = text(5000).default('') as z.ZodType<string, string>

/** A request as typed by the clerk. */
export const draftInput = z.strictObject({
  serviceId: text(64),
  claims: z.strictObject(forEachClaim(() => claimText)),
  subAsTyped: text(5000).optional(),
  /** Asks for nobody in particular, which the clerk wants: whoever follows the link is identified. Only where no claim has a value. */
  isDiscovery: z.literal(true).optional(),
  reference: text(5000),
  reason: text(10_000),
  reasonTranslations: reasonTranslations.optional(),
  corrects: text(mostIdSigns).optional(),
  asksAgain: text(mostIdSigns).optional()
}) satisfies z.ZodType<DraftInput>

export type { DraftInput }
