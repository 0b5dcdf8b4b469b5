/** Values to throw at main: such as fit a schema, and such as somebody has tampered with. */
import fc from 'fast-check'
import { z } from 'zod'

type Schema = {
  type?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  format?: string
  minimum?: number
  maximum?: number
}

const nasty = [
  '',
  ' ',
  '\u0000',
  '../../../etc/passwd',
  'C:\\Windows\\system32',
  '__proto__',
  'constructor',
  "'; DROP TABLE outbox; --",
  '%',
  '\uD800',
  '\u202Efdp.exe',
  '{{link}}',
  '{desk}{number}',
  'https://elsewhere.example/',
  'http://127.0.0.1:1',
  'EE60001019906',
  '29.02.2023',
  'x'.repeat(3_000)
]

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...nasty, null, undefined, true, 0, -1, 1e308, Number.NaN, 2 ** 53, [], {}),
  fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.array(fc.integer(), { minLength: 500, maxLength: 600 })
)

/** Values that fit a schema as far as its JSON form tells; `known` are ids that mean something to the desk. */
export const fitting = (schema: z.ZodType, known: readonly string[]): fc.Arbitrary<unknown> =>
  like(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, known)

function like(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((each) => like(each, known)))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const { minimum: min = -10, maximum: max = 1_000 } = schema
  const numbers = { min: Math.max(min, -1_000_000), max: Math.min(max, 1_000_000) }
  const kinds: Record<string, () => fc.Arbitrary<unknown>> = {
    object: () => objectLike(schema, known),
    array: () => fc.array(like(schema.items ?? {}, known), { maxLength: 4 }),
    string: () => textLike(schema, known),
    integer: () => fc.integer(numbers),
    number: () => fc.integer(numbers),
    boolean: () => fc.boolean(),
    null: () => fc.constant(null)
  }
  return kinds[schema.type ?? '']?.() ?? fc.constant(undefined)
}

function objectLike({ properties = {}, required = [] }: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, like(each, known)]))
  return fc.record(parts, { requiredKeys: required.filter((name) => name in parts) })
}

function textLike({ format }: Schema, known: readonly string[]): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.constant('2026-05-01T08:00:00.000Z')
  if (format === 'uuid') return fc.uuid()
  return fc.oneof(fc.constantFrom(...known), fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 40 }))
}

/** The same value with one or two places replaced by junk, taken out, or added. */
export const tampered = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      values,
      fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 4 }), fc.constantFrom('put', 'drop', 'add'), junk), {
        minLength: 1,
        maxLength: 2
      })
    )
    .map(([value, changes]) =>
      changes.reduce<unknown>((all, [path, how, what]) => changed(all, path, how, what), value)
    )

function changed(value: unknown, path: readonly number[], how: string, what: unknown): unknown {
  if (typeof value !== 'object' || value === null) return what
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  const keys = Object.keys(copy)
  const key = keys[(path[0] ?? 0) % Math.max(keys.length, 1)]
  if (how === 'add' || key === undefined) Object.defineProperty(copy, 'more', { value: what, enumerable: true })
  else if (path.length > 1) copy[key] = changed(copy[key], path.slice(1), how, what)
  else if (how === 'drop') delete copy[key]
  else copy[key] = what
  return copy
}
