/** Decisions that can be withdrawn still: for as long as main says that none of them counts yet. */
import i18next from 'i18next'
import { create } from 'zustand'
import type { AcceptedOne } from '../../common/words/accept-matching.ts'
import { list } from '../list/list.ts'
import { focusRow } from '../list/list-search.tsx'
import { desk } from '../state/desk.ts'
import { mayShowBeside, showBeside, takeInHand } from '../state/hand-store.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'

/** A decision of this window. `number`: which of the request's decisions it is. */
export interface UndoableOne {
  id: string
  number: number
  reference: string
  verdict: 'accept' | 'reject'
}

/** Many that were taken by one press, and are withdrawn by one. */
export interface UndoableMany {
  all: readonly AcceptedOne[]
  verdict: 'accept'
}

export type Undoable = UndoableOne | UndoableMany

interface UndoState {
  /** The last one at the end: it is the first to be withdrawn. */
  decisions: readonly Undoable[]
  /** How often something was withdrawn: who was decided about may be decided about again. */
  undone: number
}

/** What can be withdrawn. */
export const useUndo = create<UndoState>(() => ({ decisions: [], undone: 0 }))

/** As long as main lets a decision be withdrawn (`main/requests/decide.ts`), counted from the press: never longer than there. */
const undoMs = 8_000

function forget(decision: Undoable): void {
  useUndo.setState(({ decisions }) => ({ decisions: decisions.filter((one) => one !== decision) }))
}

/** Offers to withdraw all of what one press has accepted. */
export function offerUndoOfMany(all: readonly AcceptedOne[], pressedAt: number): void {
  if (all.length > 0) offerUndo({ all, verdict: 'accept' }, pressedAt)
}

const withdraw = (decision: Undoable) =>
  'all' in decision
    ? desk().decisions.withdrawAll({ decisions: [...decision.all] })
    : desk().decisions.withdraw({ id: decision.id, number: decision.number })

/** Offers to withdraw a decision. `pressedAt`: when it was taken, by the page's own time. */
export function offerUndo(decision: Undoable, pressedAt: number): void {
  useUndo.setState(({ decisions }) => ({ decisions: [...decisions, decision] }))
  setTimeout(() => forget(decision), Math.max(0, undoMs - (performance.now() - pressedAt)))
}

/** Withdraws the last decision, and takes its request in hand again. */
export async function undoLast(): Promise<void> {
  const decision = useUndo.getState().decisions.at(-1)
  if (decision === undefined) return
  forget(decision)
  const outcome = await ask(() => withdraw(decision))
  if (outcome === undefined) return
  if (!outcome.ok) return announce(i18next.t('decision.said.undoTooLate'))
  useUndo.setState(({ undone }) => ({ undone: undone + 1 }))
  announce(i18next.t('decision.said.undone'))
  if ('all' in decision) await list.refresh()
  else await goBackTo(decision.id)
}

/** The request is where it was in the list, and in hand, unless something else is being written. */
async function goBackTo(id: string): Promise<void> {
  await list.refresh()
  list.moveToRequest(id)
  if (!mayShowBeside()) return
  if (focusRow()) showBeside(id)
  else takeInHand({ kind: 'request', id })
}
