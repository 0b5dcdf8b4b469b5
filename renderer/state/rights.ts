/** What whoever works at the desk may do. Main refuses the rest, whatever this window shows. */
import type { Role } from '../../common/words/clerks.ts'
import { type CallName, rightOfCall } from '../../preload/contract/rights.ts'
import { useDesk } from './desk-store.ts'

/** Whether one of this role may make a call; undefined: whoever has signed in to the system, who is a manager. */
export const mayCall = (role: Role | undefined, call: CallName): boolean =>
  rightOfCall(call) !== 'manager' || role !== 'clerk'

/** Whether whoever works here speaks for the office. */
export const useIsManager = (): boolean => useDesk(({ access }) => access?.worker?.role !== 'clerk')

/** Whether whoever works here may make this call. */
export const useMay = (call: CallName): boolean => useDesk(({ access }) => mayCall(access?.worker?.role, call))

/** The same, asked once. */
export const mayNow = (call: CallName): boolean => mayCall(useDesk.getState().access?.worker?.role, call)
