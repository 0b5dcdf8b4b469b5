/** Touch ID, as far as a Mac without anybody at it can tell. */
import { expect } from 'vitest'
import { openOffice, signIn } from '../office.ts'
import { onElectron } from './only.ts'

onElectron('a finger is offered where macOS has a sensor, and nowhere else', ['darwin'], async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const isThere = await desk.app.evaluate(({ systemPreferences }) => systemPreferences.canPromptTouchID())
  await clerk.openSettings('clerks')
  const view = await clerk.page.evaluate(() =>
    (
      window as unknown as { eeidDesk: { access: { state(): Promise<{ canUseFinger: boolean }> } } }
    ).eeidDesk.access.state()
  )
  // It is offered only where the desk is locked: this one is open.
  expect([typeof isThere, view.canUseFinger]).toEqual(['boolean', false])
})
