import { z } from 'zod'
import { CALL_NAMES } from '../service/api.ts'

const milliseconds = z.number().int().min(0).max(3_600_000)
const acts = z.boolean().default(false)
const end = z.enum(['reset', 'close']).default('reset')
const bytes = z.number().int().min(1).max(1_000_000_000)
// HTTP carries nothing else in a header.
const headerText = z.string().regex(/^[\x20-\x7e]+$/, 'must be printable ASCII')

/** The ways in which a call can go wrong. `acts`: whether the service has done the work all the same. */
export const effectSchema = z.discriminatedUnion('kind', [
  /** Waits, then answers. `at`: before the service acts, or after it has. */
  z.strictObject({ kind: z.literal('latency'), ms: milliseconds, at: z.enum(['before', 'after']).default('before') }),
  /** Takes the call and never answers. */
  z.strictObject({ kind: z.literal('never-answer'), acts: z.boolean().default(true) }),
  /** 401 although the credentials or the token are good; by default every token is worthless from then on. */
  z.strictObject({ kind: z.literal('unauthorised'), invalidateTokens: z.boolean().default(true) }),
  /** An error status, 400 to 599. `retryAfter` in seconds, written as seconds or as an HTTP date. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int().min(400).max(599),
    error: z.string().max(10_000).optional(),
    retryAfter: z
      .strictObject({
        seconds: z.number().int().min(0).max(86_400_000),
        as: z.enum(['seconds', 'date']).default('seconds')
      })
      .optional(),
    acts
  }),
  /** The connection is reset and nothing has been done. */
  z.strictObject({ kind: z.literal('reset-before') }),
  /** The work is done, then the connection is reset: a create is stored and nobody is told. */
  z.strictObject({ kind: z.literal('reset-after') }),
  /** Half of the body the Content-Length promises, then the connection ends. */
  z.strictObject({ kind: z.literal('half-body'), end }),
  /** The right status and type, and a body that is not JSON. */
  z.strictObject({ kind: z.literal('malformed-json') }),
  /** The right status, and a web page for a body. */
  z.strictObject({ kind: z.literal('html') }),
  /** The right body under a wrong type. */
  z.strictObject({ kind: z.literal('content-type'), contentType: headerText.max(200) }),
  /** Sends the caller elsewhere; nothing has been done. */
  z.strictObject({
    kind: z.literal('redirect'),
    status: z.union([z.literal(301), z.literal(302), z.literal(303), z.literal(307), z.literal(308)]).default(302),
    location: headerText.max(2000).default('/api/redirected')
  }),
  /** The right answer made larger than `bytes`. */
  z.strictObject({ kind: z.literal('oversized'), bytes }),
  /** The first half of the proof, under a Content-Length that fits. */
  z.strictObject({ kind: z.literal('truncated-proof') }),
  /** A web page under the type of a proof. */
  z.strictObject({ kind: z.literal('non-pdf-proof') }),
  /** No bytes at all under the type of a proof. */
  z.strictObject({ kind: z.literal('empty-proof') }),
  /** A proof larger than `bytes`. */
  z.strictObject({ kind: z.literal('large-proof'), bytes }),
  /** A real PDF of another kind: of 200 pages, with a password, or with nothing to be read behind its beginning. */
  z.strictObject({ kind: z.literal('odd-proof'), pdf: z.enum(['long', 'locked', 'broken']) }),
  /** The proof, changed by something on its way that takes it for text, cuts it, or sends it twice. */
  z.strictObject({ kind: z.literal('changed-proof'), way: z.enum(['utf8', 'crlf', 'cut-update', 'twice']) }),
  /** These bytes in place of the proof, in base64. */
  z.strictObject({ kind: z.literal('given-proof'), base64: z.base64().max(10_000_000) }),
  /** 404, as while a proof is not made yet. */
  z.strictObject({ kind: z.literal('proof-not-yet') })
])

/** What a fault does to a call. */
export type FaultEffect = z.infer<typeof effectSchema>

const PROOF_ONLY = [
  'truncated-proof',
  'non-pdf-proof',
  'empty-proof',
  'large-proof',
  'odd-proof',
  'changed-proof',
  'given-proof',
  'proof-not-yet'
]

/** A fault on demand: which call it hits, when, how often, and what it does. */
export const faultSchema = z
  .strictObject({
    /** The call it hits. */
    call: z.enum([...CALL_NAMES, 'any']),
    effect: effectSchema,
    /** How many calls it hits, 1 to 1000000, or `until-cleared`. */
    times: z.union([z.number().int().min(1).max(1_000_000), z.literal('until-cleared')]).optional(),
    /** Seconds of the service's clock after which it is over. With it, `times` is `until-cleared` unless given. */
    forSeconds: z.number().min(0).max(86_400_000).optional(),
    /** How many calls that fit go through first. */
    after: z.number().int().min(0).max(1_000_000).default(0),
    /** Hits only calls about a request with this reference: its create, show and proof. */
    reference: z.string().max(1000).optional(),
    /** Hits only calls about the request with this id: its show and proof. */
    requestId: z.string().max(100).optional()
  })
  .refine((fault) => fault.call === 'proof' || !PROOF_ONLY.includes(fault.effect.kind), {
    message: 'this effect needs the call "proof"',
    path: ['call']
  })

/** A fault as it is asked for. */
export type FaultInput = z.input<typeof faultSchema>
/** A fault with its defaults filled in. */
export type Fault = z.infer<typeof faultSchema>
