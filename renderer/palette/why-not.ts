import type { Hand } from '../state/hand-store.ts'
import type { ActionName, AnyActionName } from '../ui/actions.ts'

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
  hold: 'manager'
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
  'now'
])

/** Why an action that is not offered cannot be done now. */
export function whyNot(name: ActionName, hand: Hand['kind'], offered: ReadonlySet<AnyActionName>): Need {
  const need = needs[name]
  if (need === 'handOver' && hand === 'request' && !offered.has('handOver')) return 'link'
  if (withoutRequest.has(need)) return need === 'emptyForm' && hand !== 'create' ? 'form' : need
  return hand === 'request' ? need : 'request'
}
