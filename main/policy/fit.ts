/** What of a policy fits: each value by its setting's schema, whatever the system wrote it as. */
import type { z } from 'zod'
import { formOf, lockableSettings, type Policy } from '../../common/settings/policy.ts'
import { schemaOf } from '../../common/settings/schema.ts'
import type { Value } from '../../common/settings/value.ts'
import type { PolicySource } from '../../common/words/app/policy.ts'

/** A policy as a system gave it: names and values, nothing checked. */
export type RawPolicy = { source: PolicySource; locked: Record<string, unknown>; initial: Record<string, unknown> }

/** What does not count, and why. `unknown`: there is no such setting, or it cannot be fixed; `unfit`: not such a value. */
export type PolicyFault = { name: string; fault: 'unknown' | 'unfit' }

/** What fits of a policy, and what does not: one value that does not fit takes no other with it. */
export function fitPolicy({ source, locked, initial }: RawPolicy): { policy: Policy; faults: PolicyFault[] } {
  const both = { locked: fitAll(locked), initial: fitAll(initial) }
  return {
    policy: { source, locked: both.locked.values, initial: both.initial.values },
    faults: [...both.locked.faults, ...both.initial.faults]
  }
}

function fitAll(raw: Record<string, unknown>): { values: Record<string, unknown>; faults: PolicyFault[] } {
  const values: Record<string, unknown> = {}
  const faults: PolicyFault[] = []
  for (const [name, given] of Object.entries(raw)) {
    const known = lockableSettings.find((one) => one.name === name)
    const fitted =
      known && (schemaOf(known.setting.value) as z.ZodType).safeParse(asWritten(known.setting.value, given))
    if (fitted?.success) values[name] = fitted.data
    else faults.push({ name, fault: known ? 'unfit' : 'unknown' })
  }
  return { values, faults }
}

/** Windows has only texts, numbers and lists of texts; a profile may have more. */
function asWritten(value: Value, given: unknown): unknown {
  switch (formOf(value)) {
    case 'switch':
      return given === 1 || given === '1' || given === 'true'
        ? true
        : given === 0 || given === '0' || given === 'false'
          ? false
          : given
    case 'number':
      return typeof given === 'string' && /^-?\d+$/.test(given) ? Number(given) : given
    case 'choices':
      return typeof given === 'string' ? given.split(/[\s,;]+/).filter(Boolean) : given
    case 'json':
      return typeof given === 'string' ? parsed(given) : given
    default:
      return given
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
