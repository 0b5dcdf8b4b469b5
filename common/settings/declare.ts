/**
 * How a setting is declared. A setting is what somebody chose on a page of the settings; what the desk only remembers, such
 * as the last folder, is none.
 */
import type { ParseKeys } from 'i18next'
import type { Value, ValueOf } from './value.ts'

/** The key of a text of the windows. */
export type TextKey = ParseKeys

/** What a setting is called on its page. */
export type Words = {
  label: TextKey
  hint?: TextKey
  /** What its choices are called. */
  values?: Readonly<Record<string, TextKey>>
}

/** One setting; `T` is the type of its values. */
export type Setting<V extends Value = Value, T = unknown> = {
  value: V
  /** What it is until somebody chooses. */
  initial: T
  /** Who may change it: each clerk, or whoever speaks for the office. */
  by: 'clerk' | 'office'
  /** Whether a policy of the office's IT support may fix it. */
  isLockable: boolean
  words: Words
}

/** What is kept beside settings that nobody chose. */
export type Noted = { value: Value; initial: unknown }

/** Settings that are kept together, as one value under one name. */
export type Together<
  N extends string = string,
  S extends Readonly<Record<string, Setting>> = Readonly<Record<string, Setting>>,
  O extends Readonly<Record<string, Noted>> = Readonly<Record<string, Noted>>
> = { name: N; settings: S; noted: O }

/** One setting that is kept alone, under its own name. */
export type Alone<N extends string = string, S extends Setting = Setting> = { name: N; setting: S }

/** What is kept of settings under one name. */
export type KeptOf<K> = K extends { settings: infer S; noted: infer O }
  ? { [N in keyof (S & O)]: (S & O)[N] extends { value: infer V } ? ValueOf<V> : never }
  : K extends { setting: { value: infer V } }
    ? ValueOf<V>
    : never

/** Declares one setting. */
export const setting = <const V extends Value>(declared: Setting<V, ValueOf<V>>): Setting<V, ValueOf<V>> => declared

/** Declares settings that are kept together; `noted` is kept beside them. */
export const together = <
  const N extends string,
  S extends Readonly<Record<string, Setting>>,
  // biome-ignore lint/complexity/noBannedTypes: nothing is noted
  O extends Readonly<Record<string, Noted>> = {}
>(
  name: N,
  settings: S,
  noted: O = {} as O
): Together<N, S, O> => ({ name, settings, noted })

/** Declares a setting that is kept alone. */
export const alone = <const N extends string, S extends Setting>(name: N, declared: S): Alone<N, S> => ({
  name,
  setting: declared
})

/** What is kept before anybody chose. */
export function initialOf<K extends Together | Alone>(kept: K): KeptOf<K> {
  if ('setting' in kept) return kept.setting.initial as KeptOf<K>
  const all: [string, Noted][] = Object.entries({ ...kept.settings, ...kept.noted })
  return Object.fromEntries(all.map(([name, { initial }]) => [name, initial])) as KeptOf<K>
}
