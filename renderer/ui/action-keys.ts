/** Everything that the clerk can do, by name, with its key. */
import type { Combo } from './keys.ts'

/** The key of every action. One letter works while nothing is being typed, and alone: a scanner types many. */
export const actionKeys = {
  newRequest: 'mod+n',
  importList: 'mod+i',
  create: 'mod+enter',
  identifyAnyone: 'mod+d',
  search: '/',
  palette: 'mod+k',
  keys: '?',
  settings: 'mod+,',
  lock: 'mod+l',
  checkNow: 'f5',
  health: 'mod+shift+h',
  nextService: 'j',
  viewAll: '1',
  viewWaiting: '2',
  viewToDecide: '3',
  viewExpiringToday: '4',
  viewProofMissing: '5',
  viewNotFiled: '6',
  viewNeedsAttention: '7',
  openCompleted: 'z',
  exportList: 'mod+e',
  printList: 'mod+shift+p',
  numbers: 'mod+u',
  auditLog: 'mod+shift+j',
  verifyLog: 'mod+shift+v',
  reviewLog: 'mod+shift+r',
  exportLog: 'mod+shift+e',
  handOver: 'l',
  copyLink: 'c',
  saveProof: 's',
  previewProof: 'v',
  openProof: 'o',
  printProof: 'p',
  saveProofs: 'mod+s',
  printProofs: 'mod+p',
  acceptMatching: 'mod+shift+a',
  saveRecord: 'e',
  accept: 'a',
  reject: 'r',
  undo: 'mod+z',
  askAgain: 'g',
  changeDecision: 'x',
  note: 'n',
  sendAgain: 't',
  correct: 'k',
  discard: 'delete',
  flipLanguage: 'f',
  largeCode: 'w',
  secondScreen: 'd',
  printSlip: 'b',
  mail: 'm',
  copyMessage: 'y',
  copyName: 'u',
  copyCode: 'i',
  copyReference: 'q',
  requestLog: 'h',
  hold: 'mod+shift+o'
} as const satisfies Record<string, Combo>

/** What is done too seldom for a key: it is found by its words. */
export const keylessActions = [
  'languageEt',
  'languageEn',
  'languageRu',
  'themeSystem',
  'themeLight',
  'themeDark',
  'personData'
] as const

/** The name of an action with a key. */
export type ActionName = keyof typeof actionKeys

/** The name of any action; its words are the text `does.<name>`. */
export type AnyActionName = ActionName | (typeof keylessActions)[number]
