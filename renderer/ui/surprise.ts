import { create } from 'zustand'
import type { Outcome, Problem } from '../../common/words/problems.ts'

interface SurpriseState {
  /** What is technically known about the last surprise; null when there is none to show. */
  detail: string | null
  /** What is expected, and was met by something that has no place of its own to tell it; null when there is none. */
  problem: Problem | null
  show: (cause: unknown) => void
  tell: (problem: Problem) => void
  dismiss: () => void
}

/** A cause in one line for IT support. */
function describe(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
}

/** The last thing that nobody expected: shown quietly, never a blank window. */
export const useSurprise = create<SurpriseState>((set) => ({
  detail: null,
  problem: null,
  show: (cause) => set({ detail: describe(cause), problem: null }),
  tell: (problem) => set({ detail: null, problem }),
  dismiss: () => set({ detail: null, problem: null })
}))

/** Calls the main process; a rejected call is a surprise, which is shown, and returns undefined. */
export async function ask<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call()
  } catch (cause) {
    useSurprise.getState().show(cause)
    return undefined
  }
}

/**
 * Keeps something that is being typed, of which only failures are told: those of the disk, where it stays in this window
 * only. Returns whether it is kept.
 */
export async function keepTyped(call: () => Promise<Outcome<null>>): Promise<boolean> {
  const outcome = await ask(call)
  if (outcome?.ok === false && outcome.error.code.startsWith('dataDisk')) useSurprise.getState().tell(outcome.error)
  return outcome?.ok === true
}

/** Whatever escapes everything else is still shown. */
export function reportUncaught(scope: Window): void {
  scope.addEventListener('unhandledrejection', (event) => useSurprise.getState().show(event.reason))
  // Without an error it is only the browser's own notice, such as a resize that took two turns.
  scope.addEventListener('error', (event) => {
    if (event.error instanceof Error) useSurprise.getState().show(event.error)
  })
}
