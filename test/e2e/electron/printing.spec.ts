/** Printing by Windows: its list of printers, and that its word comes back. A printer of the test's own prints into nothing. */
import { execFileSync } from 'node:child_process'
import { expect, onTestFinished } from 'vitest'
import { playPerson } from '../../desk/person.ts'
import { words } from '../../desk/words.ts'
import { openOffice, signIn } from '../office.ts'
import { onElectron } from './only.ts'

const printer = 'eeID Desk test printer'

const powershell = (command: string): string =>
  execFileSync('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command], { encoding: 'utf8' })

/** Why no printer can be made here. */
function cannotPrint(): string | null {
  try {
    powershell(`Add-Printer -Name '${printer}' -DriverName 'Microsoft Print To PDF' -PortName 'nul:'`)
    return null
  } catch {
    return 'only an administrator can add the printer that it prints on'
  }
}

onElectron(
  'a proof is printed on the printer that Windows has, and Windows says so',
  ['win32'],
  async () => {
    onTestFinished(() => void powershell(`Remove-Printer -Name '${printer}'`))
    const office = await openOffice({ network: 'plain' })
    const { clerk } = await office.start()
    const { page } = clerk
    await signIn(clerk, office.server)
    await clerk.createRequest({ sub: 'EE60001019906', name: 'Mary Änn O’Connež-Šuslik Testnumber' })
    await playPerson(await clerk.readLink(), 'as-required')
    await clerk.button('preview.open').waitFor({ timeout: 30_000 })
    await clerk.press('p')
    const panel = page.getByRole('dialog', { name: words('print.choose') })
    const offered = await panel.getByLabel(words('print.printer')).locator('option').allTextContents()
    const known = powershell('(Get-Printer).Name').split(/\r?\n/).filter(Boolean)
    expect(offered).toEqual(expect.arrayContaining(known))
    await panel.getByLabel(words('print.printer')).selectOption(printer)
    await panel.getByRole('button', { name: words('print.print') }).click()
    await page
      .getByText(words('print.sent', { printer, count: 1 }))
      .first()
      .waitFor({ timeout: 60_000 })
  },
  cannotPrint
)
