import i18next from 'i18next'
import { useEffect } from 'react'
import { create } from 'zustand'
import type { Outcome } from '../../common/words/problems.ts'
import type { ScreenView } from '../../preload/contract/handover.ts'
import { desk } from '../state/desk.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'

/** How the second screen is doing; null until it has been asked. */
export const useScreen = create<{ view: ScreenView | null }>(() => ({ view: null }))

/** Whether there is a second screen, and on which display. */
export type ScreenChoice = Pick<ScreenView, 'isOn' | 'display'>

/** In one word how it is: off, shown on a display, or waiting for one. */
export function screenWord({ isOn, isShown }: ScreenView): 'off' | 'shown' | 'waits' {
  if (!isOn) return 'off'
  return isShown ? 'shown' : 'waits'
}

function taken(outcome: Outcome<ScreenView>): Outcome<ScreenView> {
  if (outcome.ok) useScreen.setState({ view: outcome.value })
  return outcome
}

/** Asks again: displays come and go. */
export const readScreen = async (): Promise<Outcome<ScreenView>> => taken(await desk().handover.screen())

/** Asks how it is doing, and again whenever a display comes or goes. */
export function useFollowScreen(): void {
  useEffect(() => {
    void ask(readScreen)
    return desk().on.displaysChanged(() => void ask(readScreen))
  }, [])
}

/** Chooses whether there is a second screen, and which display. */
export async function chooseScreen(choice: Partial<ScreenChoice>): Promise<Outcome<ScreenView>> {
  const outcome = taken(await desk().handover.setScreen(choice))
  if (outcome.ok) announce(i18next.t(`handover.screen.${screenWord(outcome.value)}`))
  return outcome
}

/** The second screen on or off, by one key. */
export async function toggleScreen(): Promise<void> {
  const now = await ask(readScreen)
  if (now?.ok) await ask(() => chooseScreen({ isOn: !now.value.isOn }))
}
