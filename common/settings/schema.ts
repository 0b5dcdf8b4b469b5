/** Schemas out of declarations: the same at the door and in the store. The window does not import this, nor zod. */
import { z } from 'zod'
import { type Alone, initialOf, type KeptOf, type Noted, type Setting, type Together } from './declare.ts'
import type { Value, ValueOf } from './value.ts'

type Schema<V> = z.ZodType<ValueOf<V>, ValueOf<V>>

/** The schema of a kind of value. Parts that are not declared are refused. */
export const schemaOf = <V extends Value>(value: V): Schema<V> => made(value) as Schema<V>

function made(value: Value): z.ZodType {
  switch (value.kind) {
    case 'switch':
      return z.boolean()
    case 'choice':
      return z.enum(value.of)
    case 'choices':
      return z.array(z.enum(value.of))
    case 'text':
      return z
        .string()
        .min(value.least ?? 0)
        .max(value.most)
    case 'count':
      return z.int().min(value.least).max(value.most)
    case 'number':
      return z.number()
    case 'parts':
      return z.strictObject(mapped(value.of, (part) => (part.optional ? made(part).optional() : made(part))))
    case 'list':
      return z.array(made(value.of)).max(value.most)
    case 'byId':
      return z.record(z.string(), made(value.of))
    case 'orNull':
      return made(value.of).nullable()
  }
}

const mapped = <T, R>(all: Readonly<Record<string, T>>, change: (one: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]))

/** The schema of each setting by its name, to make an object of. */
export const fieldsOf = <S extends Readonly<Record<string, Noted>>>({ settings }: { settings: S }) =>
  mapped(settings, ({ value }) => made(value)) as { [K in keyof S]: Schema<S[K]['value']> }

/**
 * How settings are kept under one name. `shape` is what may be kept. `read` takes what another version has kept: each
 * setting that does not fit is as if nobody had chosen it, and the others stay.
 */
export type KeptSetting<N extends string, T> = {
  name: N
  shape: z.ZodType<T>
  read: z.ZodType<T>
  initial: T
  /** Whether the value is an object of settings. */
  isTogether: boolean
  /** The names of those in it that the office chooses; the value's own, where it is one setting of the office. */
  ofOffice: readonly string[]
}

/** How the store keeps what is declared. */
export function keptSetting<N extends string, K extends Together<N> | Alone<N>>(
  declared: K & { name: N }
): KeptSetting<N, KeptOf<K>> {
  const initial = initialOf<K>(declared)
  const { shape, read } = 'setting' in declared ? aloneSchemas(declared.setting) : togetherSchemas(declared)
  return {
    name: declared.name,
    shape: shape as z.ZodType<KeptOf<K>>,
    read: read as z.ZodType<KeptOf<K>>,
    initial,
    isTogether: !('setting' in declared),
    ofOffice: ofOffice(declared)
  }
}

function ofOffice(declared: Together | Alone): string[] {
  const all = 'setting' in declared ? { [declared.name]: declared.setting } : declared.settings
  return Object.entries(all).flatMap(([name, { by }]) => (by === 'office' ? [name] : []))
}

function aloneSchemas({ value, initial }: Setting) {
  const shape = made(value)
  return { shape, read: shape.catch(initial) }
}

function togetherSchemas({ settings, noted }: Together) {
  const all: Readonly<Record<string, Noted>> = { ...settings, ...noted }
  const read = z.object(mapped(all, ({ value, initial }) => made(value).catch(initial)))
  return {
    shape: z.strictObject(mapped(all, ({ value }) => made(value))),
    read: read.catch(() => read.parse({}))
  }
}
