/** The system's own boxes. Nobody presses their buttons here: they are opened, and taken away by Electron's own call. */
import { expect } from 'vitest'
import { openOffice } from '../office.ts'
import { everywhere, onElectron } from './only.ts'

onElectron(
  'a question of the system opens as the app asks it, and counts as a no when it is taken away',
  everywhere,
  async () => {
    const office = await openOffice({ network: 'plain' })
    const { desk, clerk } = await office.start()
    await clerk.button('onboarding.continue').waitFor()
    const answer = await desk.app.evaluate(async ({ BrowserWindow, dialog }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (!window) throw new Error('there is no window')
      const ending = new AbortController()
      setTimeout(() => ending.abort(), 2_000)
      const options = {
        message: 'question',
        detail: 'detail',
        buttons: ['no', 'yes'],
        defaultId: 0,
        cancelId: 0,
        noLink: true
      }
      const { response } = await dialog.showMessageBox(window, { ...options, signal: ending.signal })
      return response
    })
    expect(answer).toBe(0)
    // The window is as it was.
    await clerk.button('onboarding.continue').click({ trial: true })
  }
)
