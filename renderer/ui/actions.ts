/**
 * Everything that the clerk can do, each by a name and a key of its own. What can be done at the moment is what the
 * parts on screen offer by `useActions`; the palette and the list of keys are made from the same.
 */
import { useLayoutEffect, useRef } from 'react'
import { type Combo, useKeys } from './keys.ts'
import { unlessScanned } from './scanning.ts'

/** The key of every action. One letter works while nothing is being typed. */
export const actionKeys = {
  newRequest: 'mod+n',
  manyAtOnce: 'mod+i',
  create: 'mod+enter',
  search: '/',
  palette: 'mod+k',
  keys: '?',
  settings: 'mod+,',
  checkNow: 'f5',
  nextService: 'j',
  viewAll: '1',
  viewWaiting: '2',
  viewToDecide: '3',
  viewExpiringToday: '4',
  viewProofMissing: '5',
  viewParked: '6',
  handOver: 'l',
  copyLink: 'c',
  saveProof: 's',
  previewProof: 'v',
  openProof: 'o',
  printProof: 'p',
  saveProofs: 'mod+s',
  printProofs: 'mod+p',
  evidencePack: 'e',
  accept: 'a',
  reject: 'r',
  askAgain: 'g',
  changeDecision: 'x',
  note: 'n',
  sendAgain: 't',
  correct: 'k',
  discard: 'delete',
  flipLanguage: 'f',
  secondScreen: 'd',
  printSlip: 'b',
  mail: 'm',
  copyMessage: 'y'
} as const satisfies Record<string, Combo>

/** The name of an action; its words are the text `does.<name>`. */
export type ActionName = keyof typeof actionKeys

/** What each action does now; absent or undefined where it cannot be done. */
export type Offers = Partial<Record<ActionName, (() => void) | undefined>>

/** One thing that can be done now. */
export interface OfferedAction {
  name: ActionName
  run: () => void
}

const offered = new Set<{ current: Offers }>()

/** Offers actions, by their keys and in the palette, while the component is on screen. */
export function useActions(offers: Offers): void {
  const current = useRef(offers)
  useLayoutEffect(() => {
    current.current = offers
  })
  useLayoutEffect(() => {
    offered.add(current)
    return () => {
      offered.delete(current)
    }
  }, [])
  const names = (Object.keys(offers) as ActionName[]).filter((name) => offers[name] !== undefined)
  // As it is offered once it is done: one that waited would know the request as it was.
  useKeys(Object.fromEntries(names.map((name) => [actionKeys[name], byKey(name, () => current.current[name]?.())])))
}

// What is written down, and must not be because a scanned code begins with the letter.
const recorded: readonly ActionName[] = ['accept', 'reject', 'sendAgain']

const byKey = (name: ActionName, run: () => void) => (recorded.includes(name) ? () => unlessScanned(run) : run)

/** What can be done now, in the order of the catalogue; what came on screen last goes before what it covers. */
export function offeredActions(): OfferedAction[] {
  const all = Object.assign({}, ...[...offered].map(({ current }) => withoutAbsent(current))) as Offers
  return (Object.keys(actionKeys) as ActionName[]).flatMap((name) => {
    const run = all[name]
    return run === undefined ? [] : [{ name, run }]
  })
}

const withoutAbsent = (offers: Offers): Offers =>
  Object.fromEntries(Object.entries(offers).filter(([, run]) => run !== undefined))
