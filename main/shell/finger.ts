/** Touch ID, where this computer has it. */
import { systemPreferences } from 'electron'

/** The sensor of a Mac; nowhere else does Electron offer one. */
export const systemFinger = {
  isThere: (): boolean => process.platform === 'darwin' && systemPreferences.canPromptTouchID(),
  /** Asks for a finger; false where the person gave up or the system did not know it. */
  ask: (reason: string): Promise<boolean> =>
    systemPreferences.promptTouchID(reason).then(
      () => true,
      () => false
    )
}
