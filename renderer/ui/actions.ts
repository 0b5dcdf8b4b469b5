/**
 * Everything that the clerk can do, each by a name and a key of its own. What can be done at the moment is what the
 * parts on screen offer by `useActions`; the palette and the list of keys are made from the same.
 */
import { useLayoutEffect, useRef } from 'react'
import { type ActionName, type AnyActionName, actionKeys, keylessActions } from './action-keys.ts'
import type { ActsWhen } from './keyboard.ts'
import { type Combo, isOneSign } from './keys.ts'
import { type Layer, topLayer, useLayer } from './layers.ts'
import { useSeen } from './seen.tsx'
import { useKeys } from './use-keys.ts'

/** What each action does now; absent or undefined where it cannot be done. */
export type Offers = Partial<Record<AnyActionName, (() => void) | undefined>>

/** One thing that can be done now. */
export interface OfferedAction {
  name: AnyActionName
  run: () => void
}

/**
 * What decides, or leaves the desk: by key it is done only to what has been seen, and never on the first sign of a code.
 */
const lasting: ReadonlySet<ActionName> = new Set([
  'accept',
  'reject',
  'sendAgain',
  'saveProof',
  'openProof',
  'printProof',
  'saveRecord',
  'saveProofs',
  'printProofs',
  'exportList',
  'exportLog',
  'printList',
  'acceptMatching',
  'copyLink',
  'copyMessage',
  'mail',
  'printSlip',
  'copyName',
  'copyCode',
  'copyReference'
])

const offered = new Set<{ current: Offers; layer: Layer | null }>()

/** Offers actions, by their keys and in the palette, while the component is on screen and nothing covers it. */
export function useActions(offers: Offers): void {
  const layer = useLayer()
  const seen = useSeen()
  const current = useRef(offers)
  useLayoutEffect(() => {
    current.current = offers
  })
  useLayoutEffect(() => {
    const offer = {
      layer,
      get current() {
        return current.current
      }
    }
    offered.add(offer)
    return () => {
      offered.delete(offer)
    }
  }, [layer])
  const names = (Object.keys(actionKeys) as ActionName[]).filter((name) => offers[name] !== undefined)
  const byKey = (name: ActionName) => (pressedAt: number) => {
    if (!lasting.has(name) || seen.takes(pressedAt)) current.current[name]?.()
  }
  useKeys(Object.fromEntries(names.map((name) => [actionKeys[name], byKey(name)])), { whenOf })
}

const lastingKeys: ReadonlySet<string> = new Set([...lasting].map((name) => actionKeys[name]))

/** Whoever presses the key of the search begins to type: what comes after it goes into the field. */
function whenOf(combo: Combo): ActsWhen {
  if (combo === actionKeys.search) return 'first'
  return isOneSign(combo) || lastingKeys.has(combo) ? 'alone' : 'first'
}

/** What can be done now with what is on top, in the order of the catalogue. */
export function offeredActions(): OfferedAction[] {
  const layer = topLayer()
  const here = [...offered].filter((offer) => offer.layer === layer)
  const all = Object.assign({}, ...here.map(({ current }) => withoutAbsent(current))) as Offers
  return [...(Object.keys(actionKeys) as ActionName[]), ...keylessActions].flatMap((name) => {
    const run = all[name]
    return run === undefined ? [] : [{ name, run }]
  })
}

const withoutAbsent = (offers: Offers): Offers =>
  Object.fromEntries(Object.entries(offers).filter(([, run]) => run !== undefined))
