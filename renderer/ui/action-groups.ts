import { type ActionName, actionKeys } from './action-keys.ts'

/** What the keys are told in groups by, in the order in which a clerk meets them. */
export const actionGroups = ['around', 'views', 'ask', 'handOver', 'decide', 'proof', 'copy'] as const

/** One of the groups; its words are the text `palette.group.<group>`. */
export type ActionGroup = (typeof actionGroups)[number]

const groupOf: Readonly<Record<ActionName, ActionGroup>> = {
  newRequest: 'ask',
  importList: 'ask',
  create: 'ask',
  identifyAnyone: 'ask',
  search: 'around',
  palette: 'around',
  keys: 'around',
  settings: 'around',
  lock: 'around',
  checkNow: 'around',
  health: 'around',
  nextService: 'around',
  viewAll: 'views',
  viewWaiting: 'views',
  viewToDecide: 'views',
  viewExpiringToday: 'views',
  viewProofMissing: 'views',
  viewNotFiled: 'views',
  viewNeedsAttention: 'views',
  openCompleted: 'around',
  handOver: 'handOver',
  largeCode: 'handOver',
  copyLink: 'handOver',
  saveProof: 'proof',
  previewProof: 'proof',
  openProof: 'proof',
  printProof: 'proof',
  exportList: 'around',
  printList: 'around',
  numbers: 'around',
  auditLog: 'around',
  verifyLog: 'around',
  reviewLog: 'around',
  exportLog: 'around',
  acceptMatching: 'decide',
  saveProofs: 'proof',
  printProofs: 'proof',
  saveRecord: 'proof',
  accept: 'decide',
  reject: 'decide',
  undo: 'decide',
  askAgain: 'decide',
  changeDecision: 'decide',
  note: 'decide',
  sendAgain: 'ask',
  correct: 'ask',
  discard: 'ask',
  flipLanguage: 'handOver',
  secondScreen: 'handOver',
  printSlip: 'handOver',
  mail: 'handOver',
  copyMessage: 'handOver',
  copyName: 'copy',
  copyCode: 'copy',
  copyReference: 'copy',
  requestLog: 'decide',
  hold: 'decide'
}

/** The actions of a group, in the order of the catalogue. */
export const actionsIn = (group: ActionGroup): ActionName[] =>
  (Object.keys(actionKeys) as ActionName[]).filter((name) => groupOf[name] === group)
