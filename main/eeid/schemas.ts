/**
 * The service's answers, as far as the desk relies on them (eeID API description, "A request"). Unknown fields and
 * unknown statuses are kept. A field of a wrong type counts as missing; `id` and `claims_required` do not here: see
 * `readRequest` for what becomes of such a request.
 */
import { z } from 'zod'
import { isPossibleId } from './address.ts'

// Half a pair of surrogates is no text: SQLite and the network would each make something else of it.
const words = z.union([z.string().transform((text) => text.toWellFormed()), z.number().transform(String)])
const text = words.nullish().catch(null)

// Unix seconds by the description; some servers write numbers as strings.
const seconds = z.union([z.number(), z.string()]).nullish().catch(null)

/** What the client wanted to be proved. A claim may come without a value; the service ignores such a one. */
const eeidClaim = z.looseObject({ type: z.string(), value: words.nullish() })

/** What the person's authentication told. Every field can be missing. */
const eeidResult = z.looseObject({
  sub: text,
  given_name: text,
  family_name: text,
  /** The oldest description's word for `family_name`. */
  last_name: text,
  /** `YYYY-MM-DD`. */
  date_of_birth: text,
  /** Only when the person was identified by a document; ISO 3166-1 alpha-2. */
  country: text,
  /** eIDAS level of assurance: low, substantial, high. */
  acr: text,
  authentication_type: text,
  auth_time: seconds,
  expiration_time: seconds
})

/** How one claim differs, as newer servers tell it. */
const eeidMismatch = z.looseObject({ expected: text, actual: text })

// A difference is never lost, however it is told.
const anyMismatch = eeidMismatch.catch({ expected: null, actual: null })

/** A request as the service tells it. Parsing what was parsed before changes nothing. */
export const eeidRequest = z.looseObject({
  id: z.string().refine(isPossibleId),
  /** `pending`, `completed`, `expired`, or a word we do not know; `unknown` where the service told none. */
  status: text.transform((status) => status ?? 'unknown'),
  /** URL for the person; the oldest description does not have it. */
  link: text,
  link_expires_at: text,
  // Where one claim cannot be read none is: else the others alone could be told as all that was asked.
  claims_required: z.array(eeidClaim).nullish().catch(null),
  created_at: text,
  /** Null while pending. */
  completed_at: text,
  client_id: text,
  reference: text,
  reason: text,
  reason_translations: z.looseObject({ en: text, et: text, ru: text }).nullish().catch(null),
  /** `{}` while pending. */
  result: eeidResult.nullish().catch(null),
  /** Null while not completed; only newer servers send it, and the two that follow. */
  claims_matched: z.boolean().nullish().catch(null),
  mismatched_claims: z.record(z.string(), anyMismatch).nullish().catch(null),
  /** Sentences with personal data in them: never to be logged. */
  claims_comparison_errors: z.array(z.string()).nullish().catch(null)
})

/** One page of the list. The echoed page number is not to be trusted, so it is not read. */
export const eeidList = z.looseObject({
  items: z.array(z.unknown()),
  total: z
    .union([
      z.int().min(0),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number)
    ])
    .nullish()
    .catch(null)
})

/** A token. Its characters are those that a header can carry. */
export const eeidToken = z.looseObject({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  /** Seconds. */
  expires_in: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number)
    ])
    .nullish()
    .catch(null)
})

/** Every error's body. Some servers tell a list, or an object by field, in place of one text. */
export const eeidFault = z.looseObject({ error: z.unknown() })

/** What the person's authentication told. */
export type EeidResult = z.output<typeof eeidResult>
/** A token. */
export type EeidToken = z.output<typeof eeidToken>
/** A request as the service tells it. */
export type EeidRequest = z.output<typeof eeidRequest>

/** The body of a create (eeID API description, "Calls"). At least one claim with a value, or the service answers 422. */
export type CreateBody = {
  reference?: string
  claims_required: readonly { type: string; value: string }[]
  reason?: string
  reason_translations?: { en?: string; et?: string; ru?: string }
}
