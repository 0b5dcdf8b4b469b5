import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { answerSaveDialog } from '../desk/stand-ins.ts'
import { openOffice, signIn } from './office.ts'
import { filesBelow, searchFiles } from './search-written.ts'

test('the built app says how everything is, and saves for IT support nothing of anybody', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({
    sub: 'EE60001019906',
    name: 'Žanna Õunapuu',
    reason: 'Opening an account'
  })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })
  await clerk.page.keyboard.press('Escape')

  await clerk.page.keyboard.press('Control+Shift+h')
  const line = (subject: string, code: string) =>
    clerk.page.locator(`[data-subject="${subject}"][data-code="${code}"]`).waitFor({ timeout: 30_000 })
  await line('service', 'service.online')
  await line('keychain', 'keychain.fine')
  await line('clock', 'clock.fine')
  await line('disk', 'disk.fine')

  const folder = mkdtempSync(join(office.folder, 'for-it-'))
  const zip = join(folder, 'diagnostics.zip')
  await answerSaveDialog(desk.app, zip)
  await clerk.button('health.diagnostics.show').click()
  await clerk.page.getByTestId('diagnostics-file').filter({ hasText: 'eeid-desk-diagnostics' }).waitFor()
  await clerk.button('health.diagnostics.save').click()
  await clerk.page.getByText(clerk.words('health.diagnostics.saved', { fileName: 'diagnostics.zip' })).waitFor()

  execFileSync('unzip', ['-q', zip], { cwd: folder })
  const secrets = {
    'a reference': reference,
    'a code': '60001019906',
    'a name': 'Õunapuu',
    'a reason': 'Opening an account',
    'the client ID': office.server.clientId,
    'the client secret': office.server.clientSecret,
    'the address': new URL(office.server.url).host,
    'the folder': office.userData
  }
  const files = filesBelow(folder).filter((file) => file !== zip)
  expect(files.length).toBe(6)
  expect(searchFiles(files, secrets)).toEqual([])
})
