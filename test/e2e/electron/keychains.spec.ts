/** The keychains of Windows and macOS, looked at by the systems' own programs. */
import { execFileSync, spawnSync } from 'node:child_process'
import { expect } from 'vitest'
import { openOffice, signIn } from '../office.ts'
import { onElectron } from './only.ts'

onElectron(
  'the Credential Manager has the key and the secret under the app’s name, in no file',
  ['win32'],
  async () => {
    const office = await openOffice({ network: 'plain' })
    const { clerk } = await office.start()
    await signIn(clerk, office.server)
    const listed = execFileSync('cmdkey.exe', ['/list'], { encoding: 'utf8' })
    expect(listed).toMatch(/eeID Desk\/database-key [0-9a-f]{16}/)
    expect(listed.split('eeID Desk/').length).toBeGreaterThan(2)
  }
)

onElectron('the login keychain has the key and the secret under the app’s name', ['darwin'], async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  expect(spawnSync('security', ['find-generic-password', '-s', 'eeID Desk']).status).toBe(0)
})
