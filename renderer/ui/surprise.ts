import { create } from 'zustand'

interface SurpriseState {
  /** What is technically known about the last surprise; null when there is none to show. */
  detail: string | null
  show: (cause: unknown) => void
  dismiss: () => void
}

/** A cause in one line for the desk's IT. */
function describe(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
}

/** The last thing that nobody expected: shown quietly, never a blank window. */
export const useSurprise = create<SurpriseState>((set) => ({
  detail: null,
  show: (cause) => set({ detail: describe(cause) }),
  dismiss: () => set({ detail: null })
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

/** Whatever escapes everything else is still shown. */
export function reportUncaught(scope: Window): void {
  scope.addEventListener('unhandledrejection', (event) => useSurprise.getState().show(event.reason))
  // Without an error it is only the browser's own notice, such as a resize that took two turns.
  scope.addEventListener('error', (event) => {
    if (event.error instanceof Error) useSurprise.getState().show(event.error)
  })
}
