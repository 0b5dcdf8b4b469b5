/** The folder of the desk's data cannot be written when the app starts: a page says so, and the desk opens once it can be. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { words } from '../desk/words.ts'
import { openOffice } from './office.ts'

const canMount = process.platform === 'linux' && process.getuid?.() === 0

const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0

test.skipIf(!canMount)('on a disk that may not be written', async () => {
  const office = await openOffice({ network: 'plain' })
  mkdirSync(office.userData)
  expect(mount('-t', 'tmpfs', '-o', 'ro', 'tmpfs', office.userData)).toBe(true)
  onTestFinished(() => void spawnSync('umount', ['-l', office.userData]))
  const { clerk } = await office.start()
  await clerk.page.getByText(words('startup.diskFault.title')).waitFor()
  await clerk.page.getByText(words('startup.diskFault.todo')).waitFor()
  expect(mount('-o', 'remount,rw', office.userData)).toBe(true)
  await clerk.button('common.tryAgain').click()
  await clerk.button('onboarding.continue').waitFor()
})

test('with a file in the place of a folder', async () => {
  const office = await openOffice({ network: 'plain' })
  mkdirSync(office.userData)
  const file = join(office.userData, 'desk')
  writeFileSync(file, '')
  const { clerk } = await office.start()
  await clerk.page.getByText(words('startup.diskFault.title')).waitFor()
  rmSync(file)
  await clerk.button('common.tryAgain').click()
  await clerk.button('onboarding.continue').waitFor()
})
