/**
 * The settings as IT support may see them. What is told of a setting follows from the kind of value that is declared: what is
 * one of few words, on or off, or a number with bounds is told; of everything else only that it is there, or how many.
 */
import { allSettings, type PageName, pages } from '../../common/settings/pages.ts'
import { type KeptSetting, keptSetting } from '../../common/settings/schema.ts'
import type { Value } from '../../common/settings/value.ts'

/** One setting as it is told. `isLocked`: IT has fixed it. */
export type ToldSetting = { value: unknown; isInitial: boolean; isLocked: boolean }

/** What is kept under a name. */
export type ReadKept = (kept: KeptSetting<string, unknown>) => unknown

/** Every declared setting, by its name. `locked`: the names of those that IT has fixed. */
export function toldSettings(read: ReadKept, locked: ReadonlySet<string>): Record<string, ToldSetting> {
  const values = new Map(Object.keys(pages).flatMap((page) => valuesOn(page as PageName, read)))
  return Object.fromEntries(
    allSettings.map(({ name, setting }) => {
      const value = values.get(name)
      const isInitial = JSON.stringify(value) === JSON.stringify(setting.initial)
      return [name, { value: told(setting.value, value), isInitial, isLocked: locked.has(name) }]
    })
  )
}

function valuesOn(page: PageName, read: ReadKept): [string, unknown][] {
  return pages[page].flatMap((declared): [string, unknown][] => {
    const value = read(keptSetting(declared as never) as KeptSetting<string, unknown>)
    if ('setting' in declared) return [[declared.name, value]]
    const parts = (value ?? {}) as Record<string, unknown>
    return Object.keys(declared.settings).map((part) => [`${declared.name}.${part}`, parts[part]])
  })
}

/** What is told of a value: a word of the declaration's own, never the value itself where it could be another. */
export function told(value: Value, given: unknown): unknown {
  switch (value.kind) {
    case 'switch':
      return given === true
    case 'choice':
      return value.of.find((one) => one === given) ?? null
    case 'choices':
      return value.of.filter((one) => Array.isArray(given) && given.includes(one))
    case 'count':
      return Number.isInteger(given) && Number(given) >= value.least && Number(given) <= value.most ? given : null
    case 'parts':
      return toldParts(value.of, given)
    case 'orNull':
      return given === null || given === undefined ? null : told(value.of, given)
    default:
      return howMuch(given)
  }
}

const toldParts = (parts: Readonly<Record<string, Value>>, given: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, told(value, (given as Record<string, unknown>)?.[name])])
  )

function howMuch(given: unknown): 'none' | 'set' | { count: number } {
  if (Array.isArray(given)) return { count: given.length }
  if (typeof given === 'object' && given !== null) return { count: Object.keys(given).length }
  return given === '' || given === null || given === undefined ? 'none' : 'set'
}
