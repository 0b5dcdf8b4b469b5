import type { CallName } from '../../preload/contract/rights.ts'
import type { Hand } from '../state/hand-store.ts'
import { mayNow } from '../state/rights.ts'
import type { ActionName, AnyActionName } from '../ui/action-keys.ts'

/**
 * What has to be so before an action can be done; its words are the text `palette.why.<need>`. `now`: nothing but that
 * the window is busy with something else.
 */
export type Need =
  | 'request'
  | 'form'
  | 'emptyForm'
  | 'proof'
  | 'chosen'
  | 'link'
  | 'handOver'
  | 'toDecide'
  | 'decided'
  | 'undo'
  | 'askAgain'
  | 'sendAgain'
  | 'refused'
  | 'nameOrCode'
  | 'service'
  | 'completed'
  | 'lock'
  | 'auditLog'
  | 'manager'
  | 'now'

const needs: Readonly<Record<ActionName, Need>> = {
  newRequest: 'now',
  importList: 'now',
  create: 'form',
  identifyAnyone: 'emptyForm',
  search: 'now',
  palette: 'now',
  keys: 'now',
  settings: 'now',
  lock: 'lock',
  checkNow: 'now',
  health: 'now',
  nextService: 'service',
  viewAll: 'now',
  viewWaiting: 'now',
  viewToDecide: 'now',
  viewExpiringToday: 'now',
  viewProofMissing: 'now',
  viewNotFiled: 'now',
  viewNeedsAttention: 'now',
  openCompleted: 'completed',
  handOver: 'link',
  largeCode: 'handOver',
  copyLink: 'link',
  saveProof: 'proof',
  previewProof: 'proof',
  openProof: 'proof',
  printProof: 'proof',
  exportList: 'now',
  printList: 'now',
  numbers: 'now',
  auditLog: 'now',
  verifyLog: 'auditLog',
  reviewLog: 'auditLog',
  exportLog: 'auditLog',
  acceptMatching: 'chosen',
  saveProofs: 'chosen',
  printProofs: 'chosen',
  saveRecord: 'proof',
  accept: 'toDecide',
  reject: 'toDecide',
  undo: 'undo',
  askAgain: 'askAgain',
  changeDecision: 'decided',
  note: 'request',
  sendAgain: 'sendAgain',
  correct: 'refused',
  discard: 'refused',
  flipLanguage: 'handOver',
  secondScreen: 'now',
  printSlip: 'handOver',
  mail: 'handOver',
  copyMessage: 'handOver',
  copyName: 'nameOrCode',
  copyCode: 'nameOrCode',
  copyReference: 'request',
  requestLog: 'request',
  hold: 'request'
}

/** What no request has to be in hand for. */
const withoutRequest: ReadonlySet<Need> = new Set([
  'form',
  'emptyForm',
  'chosen',
  'undo',
  'service',
  'completed',
  'lock',
  'auditLog',
  'now'
])

/** What main does for a manager only; whose it is the table of rights tells. */
const calls: Partial<Record<ActionName, CallName>> = {
  reviewLog: 'audit.review',
  exportLog: 'audit.save',
  hold: 'erasure.hold'
}

/** Why an action that is not offered cannot be done now. `may`: whether whoever works here may make a call. */
export function whyNot(
  name: ActionName,
  hand: Hand['kind'],
  offered: ReadonlySet<AnyActionName>,
  may: (call: CallName) => boolean = mayNow
): Need {
  const call = calls[name]
  if (call !== undefined && !may(call)) return 'manager'
  const need = needs[name]
  if (need === 'handOver' && hand === 'request' && !offered.has('handOver')) return 'link'
  if (withoutRequest.has(need)) return need === 'emptyForm' && hand !== 'create' ? 'form' : need
  return hand === 'request' ? need : 'request'
}
