/**
 * What a policy of the office's IT may fix. Everything is made of how settings are declared: nothing here names a setting.
 */
import type { PolicySource } from '../words/app/policy.ts'
import type { Setting } from './declare.ts'
import { allSettings } from './pages.ts'
import type { Value } from './value.ts'

/** A setting that may be fixed, by its name, as `filing.when`. */
export type LockableSetting = { name: string; page: string; setting: Setting }

/** Every setting that a policy may fix, in the order of the pages. */
export const lockableSettings: readonly LockableSetting[] = allSettings.filter(({ setting }) => setting.isLockable)

/**
 * A policy in force. `locked`: values that nobody at the desk changes; `initial`: what is chosen until somebody chooses. By
 * names of settings; only what fits is here.
 */
export type Policy = {
  source: PolicySource | null
  locked: Readonly<Record<string, unknown>>
  initial: Readonly<Record<string, unknown>>
}

/** No policy. */
export const noPolicy: Policy = { source: null, locked: {}, initial: {} }

/**
 * What is kept under one name, with what a policy says of it. `isTogether`: it is an object of settings; `isChosen`:
 * somebody has chosen, so that `initial` is not asked.
 */
export function withPolicy<T>(
  { locked, initial }: Policy,
  name: string,
  { value, isTogether, isChosen }: { value: T; isTogether: boolean; isChosen: boolean }
): T {
  const said = isChosen ? locked : { ...initial, ...locked }
  if (!isTogether) return Object.hasOwn(said, name) ? (said[name] as T) : value
  // Another setting may be kept alone under a name that begins the same, as `handover.templates` beside `handover`.
  const parts = Object.entries(said).flatMap(([one, its]) => {
    const part = one.startsWith(`${name}.`) ? one.slice(name.length + 1) : ''
    return Object.hasOwn(value as object, part) ? [[part, its]] : []
  })
  return { ...value, ...Object.fromEntries(parts) }
}

/** How a kind of value is written in a policy: as itself, or, where a system has no such kind, as JSON. */
export type PolicyForm = 'switch' | 'number' | 'choice' | 'choices' | 'text' | 'json'

/** The form of a value. */
export function formOf(value: Value): PolicyForm {
  switch (value.kind) {
    case 'switch':
    case 'choice':
    case 'choices':
    case 'text':
      return value.kind
    case 'count':
    case 'number':
      return 'number'
    case 'orNull':
      return formOf(value.of)
    default:
      return 'json'
  }
}
