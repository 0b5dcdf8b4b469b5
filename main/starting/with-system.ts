/** Starting with the system: what is chosen on the desk, and what the system was told. */
import type { Policy } from '../../common/settings/policy.ts'

/** What the system starts when its user signs in, as a port. `set` returns false where the system refuses. */
export type LoginItem = { isSet(): boolean; set(isOn: boolean): boolean }

/**
 * At the start: what IT has fixed is so, and what IT gives to begin with, as long as nobody has chosen at the desk. What a clerk
 * has chosen is not repeated to the system, in whose settings they may have chosen otherwise since. `isChosen`: somebody has, or
 * nobody knows. Returns whether the system refused.
 */
export function enforceLoginItem(item: LoginItem, { locked, initial }: Policy, isChosen: boolean): 'fits' | 'refused' {
  const wanted = (isChosen ? locked : { ...initial, ...locked })['starting.withSystem']
  if (typeof wanted !== 'boolean' || wanted === item.isSet()) return 'fits'
  return item.set(wanted) ? 'fits' : 'refused'
}
