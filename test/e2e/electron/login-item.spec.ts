/** Starting with the system, where that is the system's own list. On Linux it is a file: `starting.spec.ts`. */
import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'
import { words } from '../../desk/words.ts'
import { eventually, openOffice, signIn } from '../office.ts'
import { onElectron } from './only.ts'

const isInWindowsList = (): boolean => {
  const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'
  return spawnSync('reg.exe', ['query', key], { encoding: 'utf8' }).stdout.includes('--hidden')
}

onElectron('what is chosen is in the system’s list, and goes from it again', ['win32', 'darwin'], async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const isSet = () =>
    process.platform === 'win32'
      ? isInWindowsList()
      : desk.app.evaluate(({ app }) => app.getLoginItemSettings().openAtLogin)
  const field = clerk.page.getByRole('switch', { name: words('starting.withSystem') })
  await clerk.openSettings('starting')
  expect(await isSet()).toBe(false)
  await field.setChecked(true)
  await eventually(isSet)
  await field.setChecked(false)
  await eventually(async () => !(await isSet()))
  expect(await field.isChecked()).toBe(false)
})
