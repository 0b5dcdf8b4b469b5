/** Starting with the system: what is chosen on the desk, and what the system was told. */
import type { Policy } from '../../common/settings/policy.ts'

/** What the system starts when its user signs in, as a port. `set` returns false where the system refuses. */
export type LoginItem = { isSet(): boolean; set(isOn: boolean): boolean }

/**
 * At the start: what IT has fixed is so. What a clerk has chosen is not repeated to the system, in whose settings they may
 * have chosen otherwise since. Returns whether the system refused.
 */
export function enforceLoginItem(item: LoginItem, { locked }: Policy): 'fits' | 'refused' {
  const wanted = locked['starting.withSystem']
  if (typeof wanted !== 'boolean' || wanted === item.isSet()) return 'fits'
  return item.set(wanted) ? 'fits' : 'refused'
}
