/** A window in which a client secret was typed goes, with its process: another one takes its place and tells how it went. */
import { create } from 'zustand'
import type { SecretKept } from '../../preload/contract/services.ts'
import { desk } from '../state/desk.ts'
import { openSettings } from '../state/hand-store.ts'
import { ask } from '../ui/surprise.ts'

/** What the window before this one left to be told: the secret of which service was kept; null where nothing was. */
export const useSecretKept = create<{ kept: SecretKept | null }>(() => ({ kept: null }))

/**
 * Has this window go, where a secret was typed in it. `toTell`: what the next one tells; null where it begins with the
 * list. Whoever waits for it waits until the window is gone.
 */
export async function leaveSecretBehind(secret: string, toTell: SecretKept | null): Promise<void> {
  if (secret === '') return
  const goes = await ask(() => desk().services.renewWindow({ toTell }))
  if (goes !== undefined) await new Promise<never>(() => {})
}

/** It was told: whoever comes back to the page later is not told again. */
export const forgetSecretKept = (): void => useSecretKept.setState({ kept: null })

/** Tells what the window before this one left to be told, where the clerk was. */
export async function tellSecretKept(): Promise<void> {
  const kept = await ask(() => desk().services.leftToTell())
  if (kept === undefined || kept === null) return
  useSecretKept.setState({ kept })
  openSettings('service')
}
