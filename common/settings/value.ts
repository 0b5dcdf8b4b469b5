/**
 * What a setting may be, as plain data. The shapes of the door and of the store are made of it (`schema.ts`), and a page,
 * a policy or a table can be. Nothing is imported, so that the window can read it.
 */

/** One kind of value. In `parts`, what is `optional` may be left out. */
export type Value = { readonly optional?: true } & (
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  /** Any of these. */
  | { readonly kind: 'choices'; readonly of: readonly string[] }
  /** `least` and `most` are signs. */
  | { readonly kind: 'text'; readonly least?: number; readonly most: number }
  /** A whole number. */
  | { readonly kind: 'count'; readonly least: number; readonly most: number }
  /** Any number: a time in milliseconds since 1970 UTC, or what the system counts by. */
  | { readonly kind: 'number' }
  | { readonly kind: 'parts'; readonly of: Parts }
  /** `most`: how many. */
  | { readonly kind: 'list'; readonly of: Value; readonly most: number }
  /** One for each id, such as a service's. */
  | { readonly kind: 'byId'; readonly of: Value }
  /** Null: nobody has chosen yet. */
  | { readonly kind: 'orNull'; readonly of: Value }
)

/** Named parts of one value. */
export type Parts = Readonly<Record<string, Value>>

/** The type of a value of this kind; unknown where the kind is. */
export type ValueOf<V> = [Value] extends [V] ? unknown : Known<V>

type Known<V> = V extends { kind: 'switch' }
  ? boolean
  : V extends { kind: 'choice'; of: readonly (infer One)[] }
    ? One
    : V extends { kind: 'choices'; of: readonly (infer One)[] }
      ? One[]
      : V extends { kind: 'text' }
        ? string
        : V extends { kind: 'count' | 'number' }
          ? number
          : V extends { kind: 'parts'; of: infer P }
            ? PartsOf<P>
            : V extends { kind: 'list'; of: infer One }
              ? ValueOf<One>[]
              : V extends { kind: 'byId'; of: infer One }
                ? Record<string, ValueOf<One>>
                : V extends { kind: 'orNull'; of: infer One }
                  ? ValueOf<One> | null
                  : never

type OptionalIn<P> = { [K in keyof P]: P[K] extends { optional: true } ? K : never }[keyof P]

type PartsOf<P> = Flat<
  { -readonly [K in Exclude<keyof P, OptionalIn<P>>]: ValueOf<P[K]> } & {
    -readonly [K in OptionalIn<P>]?: ValueOf<P[K]> | undefined
  }
>

type Flat<T> = { [K in keyof T]: T[K] }

export const onOff = { kind: 'switch' } as const

export const anyNumber = { kind: 'number' } as const

export const text = (most: number, least = 0) => ({ kind: 'text', least, most }) as const

export const count = (least: number, most: number) => ({ kind: 'count', least, most }) as const

export const choice = <const T extends readonly string[]>(of: T) => ({ kind: 'choice', of }) as const

export const choices = <const T extends readonly string[]>(of: T) => ({ kind: 'choices', of }) as const

export const parts = <const P extends Parts>(of: P) => ({ kind: 'parts', of }) as const

export const list = <const V extends Value>(of: V, most: number) => ({ kind: 'list', of, most }) as const

export const byId = <const V extends Value>(of: V) => ({ kind: 'byId', of }) as const

export const orNull = <const V extends Value>(of: V) => ({ kind: 'orNull', of }) as const

export const optional = <const V extends Value>(value: V) => ({ ...value, optional: true }) as const
