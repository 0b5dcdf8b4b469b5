import { z } from 'zod'
import { METHODS } from '../service/model.ts'
import { switchesSchema } from '../service/switches.ts'

const text = z.string().max(1000)
const sub = z.string().regex(/^[A-Za-z]{2}.+/, 'must be a country code and a number')

/** A person as the control API takes one. */
export const personSchema = z.strictObject({
  sub,
  givenName: text.default(''),
  familyName: text.default(''),
  birthdate: z.iso.date().nullable().default(null),
  country: z.string().length(2).nullable().default(null),
  idNumber: text.nullable().default(null),
  documentNumber: text.nullable().default(null)
})

/** Completes a request: `as` is `required`, the `sub` of a test person, or a whole person. */
export const completionSchema = z.strictObject({
  as: z.union([z.literal('required'), z.strictObject({ testPerson: sub }), z.strictObject({ person: personSchema })]),
  method: z.enum(METHODS).default('ID_CARD')
})

const rawJson = z.string().max(1_000_000)

/** Has odd things told of a request: raw JSON in the place of fields, by their names, or of its whole item in lists. */
export const oddSchema = z.strictObject({
  fields: z.record(z.string().min(1).max(100), rawJson).default({}),
  item: rawJson.nullable().default(null)
})

/** Makes up many requests at once. Without `clientId`: for the first service. */
export const seedSchema = z
  .strictObject({
    clientId: text.optional(),
    count: z.number().int().min(1).max(200_000),
    completedShare: z.number().min(0).max(1).default(0.5),
    expiredShare: z.number().min(0).max(1).default(0),
    mismatchShare: z.number().min(0).max(1).default(0),
    days: z.number().min(0).max(3650).default(30),
    referencePrefix: z.string().min(1).max(100).default('seed'),
    firstNumber: z.number().int().min(1).max(1_000_000).default(1)
  })
  .refine((seed) => seed.completedShare + seed.expiredShare <= 1, {
    message: 'completedShare and expiredShare are more than 1 together',
    path: ['expiredShare']
  })

const clockMs = z.number().min(-3_153_600_000).max(3_153_600_000)

/** Lets seconds pass, and sets by how many seconds the service's clock is wrong. */
export const clockSchema = z.strictObject({
  advanceSeconds: clockMs.min(0).optional(),
  skewSeconds: clockMs.optional()
})

/** Adds a service, or replaces the one with that client id. */
export const accountSchema = z.strictObject({
  clientId: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^:]*$/, 'must not contain a colon'),
  clientSecret: z.string().min(1).max(2560),
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null)
})

/** Sets where a service's webhooks go; null: nowhere. */
export const webhookSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }).nullable() })

/** Changes the switches named. */
export const switchChangesSchema = switchesSchema.partial()

/** Which requests or calls to tell of. */
export const requestsQuerySchema = z.strictObject({ clientId: text.optional(), reference: text.optional() })
export const callsQuerySchema = z.strictObject({ last: z.coerce.number().int().min(1).max(1000).default(100) })

export type PersonInput = z.input<typeof personSchema>
export type CompletionInput = z.input<typeof completionSchema>
export type OddInput = z.input<typeof oddSchema>
export type SeedInput = z.input<typeof seedSchema>
export type ClockInput = z.input<typeof clockSchema>
export type AccountInput = z.input<typeof accountSchema>
export type SwitchChanges = z.input<typeof switchChangesSchema>
