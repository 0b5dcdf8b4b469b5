import i18next from 'i18next'
import { create } from 'zustand'
import type { Outcome } from '../../common/words/problems.ts'
import type { ScreenView } from '../../preload/contract/handover.ts'
import { desk } from '../state/desk.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'

/** How the second screen is doing; null until it has been asked. */
export const useScreen = create<{ view: ScreenView | null }>(() => ({ view: null }))

/** In one word how it is: off, shown on a display, or waiting for one. */
export function screenWord({ isOn, isShown }: ScreenView): 'off' | 'shown' | 'waits' {
  if (!isOn) return 'off'
  return isShown ? 'shown' : 'waits'
}

function take(outcome: Outcome<ScreenView> | undefined): ScreenView | null {
  if (outcome?.ok !== true) return null
  useScreen.setState({ view: outcome.value })
  return outcome.value
}

/** Asks again: displays come and go. */
export async function readScreen(): Promise<ScreenView | null> {
  return take(await ask(() => desk().handover.screen()))
}

/** Chooses whether there is a second screen, and which display. */
export async function chooseScreen(choice: { isOn?: boolean; display?: ScreenView['display'] }): Promise<void> {
  const view = take(await ask(() => desk().handover.setScreen(choice)))
  if (view !== null) announce(i18next.t(`handover.screen.${screenWord(view)}`))
}

/** The second screen on or off, by one key. */
export async function toggleScreen(): Promise<void> {
  const view = await readScreen()
  if (view !== null) await chooseScreen({ isOn: !view.isOn })
}
