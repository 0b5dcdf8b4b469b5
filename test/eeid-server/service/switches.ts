import { z } from 'zod'

const fieldNames = z
  .array(
    z
      .string()
      .min(1)
      .max(100)
      .regex(/^(?!id$)/)
  )
  .max(20)

/** Every way in which one eeID server may differ from another, and still be an eeID server. */
export const switchesSchema = z.strictObject({
  /** The status of a token answer: 201 by the description, 200 seen in the wild. */
  tokenStatus: z.union([z.literal(201), z.literal(200)]),
  /** Seconds a token lives, also told as `expires_in`. 1 to 86400. */
  tokenLifetimeSeconds: z.number().int().min(1).max(86_400),
  /** The status of a create answer: 201, or 200. */
  createStatus: z.union([z.literal(201), z.literal(200)]),
  /** What makes a valid set of claims: any claim with a value, or a `sub` with a value. */
  claimsRule: z.enum(['any', 'sub']),
  /** Whether claims without a value are taken alone: "tell me who this is". Older servers refuse them. */
  discovery: z.boolean(),
  /** 1.1 has `claims_matched`, `mismatched_claims` and `claims_comparison_errors`; 1.0 has not. */
  shape: z.enum(['1.0', '1.1']),
  /** `last_name` in place of `family_name` in results, as in the oldest description. */
  lastName: z.boolean(),
  /** `name` and `birthdate` in results, in place of the two names and `date_of_birth`. */
  wholeName: z.boolean(),
  /** Adds fields nobody has described, to requests and results. */
  unknownFields: z.boolean(),
  /** Shown in place of `pending`, when not null. */
  unknownStatus: z.string().min(1).max(100).nullable(),
  /** Leaves `link` out of requests, as in the oldest description. */
  linkMissing: z.boolean(),
  /** What stands in `link` in place of the person's link, when not null: a link that leads elsewhere, or none at all. */
  foreignLink: z.string().min(1).max(10_000).nullable(),
  /** Names of result fields to leave out. */
  missingResultFields: z.array(z.string().min(1).max(100)).max(20),
  /**
   * Seconds from the authentication to `expiration_time`: half an hour is the person's session, more is a certificate or
   * document, and less than nothing is one that had ended. Ten years either way at most.
   */
  expiresInSeconds: z.number().int().min(-315_360_000).max(315_360_000),
  /** The largest page the server gives, 1 to 1000; null: as large as asked for. */
  pageSizeCap: z.number().int().min(1).max(1000).nullable(),
  /** Leaves `total` out of list answers. */
  totalMissing: z.boolean(),
  /** Names of request fields that lists leave out, `result.sub` for one of the result's; never the `id`. */
  unlistedFields: fieldNames,
  /** The same of the answer about one request. */
  unshownFields: fieldNames,
  /** How the `page` of a list answer counts. */
  answerPage: z.enum(['zero-based', 'one-based']),
  /** The order of a list. `random-stable` is one order for all calls, `random` another one at each call. */
  order: z.enum(['newest-first', 'oldest-first', 'random-stable', 'random']),
  /**
   * What happens to the list after each list answer: `insert`, a new request is created (by newest first, at the head);
   * `move`, the first item after the page just read moves to the head, so that a reader who only goes on never sees it.
   * Moves show in every order but `random`.
   */
  pageShift: z.enum(['none', 'insert', 'move']),
  /** How often `pageShift` happens after it is set, 1 to 100000; null: after every list answer. */
  pageShiftTimes: z.number().int().min(1).max(100_000).nullable(),
  /** The type under which proofs are sent. */
  proofContentType: z.enum(['application/pdf', 'application/octet-stream']),
  /** What a webhook's signature covers: the raw body, or the body without any white space. */
  webhookSignature: z.enum(['raw', 'stripped']),
  /** Sends webhook bodies with spaces and line breaks. */
  webhookSpacedBody: z.boolean(),
  /** Whether webhook bodies carry the request's reference, when it has one. */
  webhookReference: z.boolean(),
  /** How many times more the same event is sent although the first was taken, 0 to 10. */
  webhookDuplicates: z.number().int().min(0).max(10),
  /** Milliseconds between a failed webhook attempt and the next, 0 to an hour. */
  webhookRetryDelayMs: z.number().int().min(0).max(3_600_000),
  /** Milliseconds a webhook receiver has to answer, 1 to a minute. */
  webhookTimeoutMs: z.number().int().min(1).max(60_000)
})

/** The switches' values. */
export type Switches = z.infer<typeof switchesSchema>

/** A server exactly as the newest description has it. */
export const DEFAULT_SWITCHES: Switches = {
  tokenStatus: 201,
  tokenLifetimeSeconds: 120,
  createStatus: 201,
  claimsRule: 'any',
  discovery: true,
  shape: '1.1',
  lastName: false,
  wholeName: false,
  unknownFields: false,
  unknownStatus: null,
  linkMissing: false,
  foreignLink: null,
  missingResultFields: [],
  expiresInSeconds: 30 * 60,
  pageSizeCap: null,
  totalMissing: false,
  unlistedFields: [],
  unshownFields: [],
  answerPage: 'zero-based',
  order: 'newest-first',
  pageShift: 'none',
  pageShiftTimes: null,
  proofContentType: 'application/pdf',
  webhookSignature: 'raw',
  webhookSpacedBody: false,
  webhookReference: true,
  webhookDuplicates: 0,
  webhookRetryDelayMs: 5000,
  webhookTimeoutMs: 10_000
}
