import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { answerOpenDialog } from '../desk/stand-ins.ts'
import { eventually, openOffice, signIn } from './office.ts'

test('the office files its proofs by itself, waits for a folder that is away, and verifies what is filed', async () => {
  const office = await openOffice()
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const folder = join(office.folder, 'filed')
  mkdirSync(folder)
  const pdfs = () => readdirSync(folder).filter((name) => name.endsWith('.pdf'))

  await clerk.button('Settings').click()
  await clerk.button('Filing').click()
  await answerOpenDialog(desk.app, folder)
  await clerk.button('Choose the folder…').click()
  await page.getByText(folder).waitFor()
  await page.getByText('As soon as a proof has come').click()
  await clerk.field('How files are called').fill('{reference} {nobody}')
  await page.getByText('There is no such place').first().waitFor()
  await clerk.field('How files are called').fill('{reference}')
  await page.getByTestId('filing-example').filter({ hasText: '-00001.pdf' }).waitFor()
  await page.getByText('Keep a list of checksums beside them').click()
  await clerk.field('Clerk’s name on cover pages').fill('Mari Maasikas')
  await clerk.button('Save').click()
  await page.getByText('Everything is filed.').waitFor()

  const first = await clerk.createRequest({ sub: 'EE60001019906' })
  await playPerson(await clerk.readLink(), 'as-required')
  await eventually(() => expect(pdfs()).toEqual([`${first}.pdf`]))
  await page
    .getByTestId('proof-filed')
    .filter({ hasText: `Filed as ${first}.pdf` })
    .waitFor()
  await eventually(() => expect(spawnSync('sha256sum', ['-c', 'manifest-sha256.txt'], { cwd: folder }).status).toBe(0))
  const [{ id } = { id: '' }] = await office.server.practice.requests({ reference: first })
  expect(id).not.toBe('')

  renameSync(folder, `${folder}-away`)
  const second = await clerk.createRequest({ sub: 'EE30303039914' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(second, 'Matches').waitFor({ timeout: 30_000 })
  await clerk.button('Settings').click()
  await clerk.button('Filing').click()
  await page.getByText('1 proof waits to be filed.').waitFor()
  expect(await clerk.field('Clerk’s name on cover pages').inputValue()).toBe('Mari Maasikas')
  renameSync(`${folder}-away`, folder)
  await clerk.button('Try again').click()
  await page.getByText('Everything is filed.').waitFor()
  expect(pdfs()).toHaveLength(2)

  writeFileSync(join(folder, `${first}.pdf`), '%PDF-1.7 tampered with')
  writeFileSync(join(folder, 'strange.pdf'), '%PDF-1.7 whose is it')
  await clerk.button('Verify filed proofs').click()
  const verification = page.getByTestId('verification')
  await verification.getByText('1 proof is as it was filed.').waitFor()
  await verification.getByText('Changed: 1').waitFor()
  await verification.getByText(`${first}.pdf`).waitFor()
  await verification.getByText('Not from this desk: 1').waitFor()
})
