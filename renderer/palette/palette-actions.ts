import { useHand } from '../state/hand-store.ts'
import { type ActionName, type AnyActionName, actionKeys } from '../ui/action-keys.ts'
import { type OfferedAction, offeredActions } from '../ui/actions.ts'
import { type Need, whyNot } from './why-not.ts'

/** An action that cannot be done now, and why. */
export interface NotNow {
  name: ActionName
  why: Need
}

/** All actions but the palette's own: what can be done, and what cannot. */
export interface PaletteActions {
  now: readonly OfferedAction[]
  notNow: readonly NotNow[]
}

/** The actions as they are while the palette opens. */
export function paletteActions(): PaletteActions {
  const now = offeredActions().filter(({ name }) => name !== 'palette')
  const offered = new Set<AnyActionName>(now.map(({ name }) => name))
  const { kind } = useHand.getState().hand
  const others = (Object.keys(actionKeys) as ActionName[]).filter((name) => name !== 'palette' && !offered.has(name))
  return { now, notNow: others.map((name) => ({ name, why: whyNot(name, kind, offered) })) }
}
