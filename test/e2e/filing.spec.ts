import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFileMark } from '../../common/words/services.ts'
import { playPerson } from '../desk/person.ts'
import { answerOpenDialog } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

test('the office files its proofs by itself, waits for a folder that is away, and verifies what is filed', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const folder = join(office.folder, 'filed')
  mkdirSync(folder)
  const pdfs = () => readdirSync(folder).filter((name) => name.endsWith('.pdf'))

  await clerk.openSettings('filing')
  await answerOpenDialog(desk.app, folder)
  await clerk.button('filing.chooseFolder').click()
  await page.getByText(folder).waitFor()
  await page.getByText(words('filing.completion')).click()
  await clerk.field('filing.template').fill('{reference} {nobody}')
  await page.getByText(words('field.placeUnknown')).first().waitFor()
  await clerk.field('filing.template').fill('{reference}')
  await page.getByTestId('filing-example').filter({ hasText: '-00001.pdf' }).waitFor()
  await page.getByText(words('filing.manifest')).click()
  await clerk.field('filing.clerk').fill('Mari Maasikas')
  await page.keyboard.press('Enter')
  await page.getByText(words('filing.allFiled')).waitFor()
  await clerk.leaveSettings()

  const first = await clerk.createRequest({ sub: 'EE60001019906' })
  await playPerson(await clerk.readLink(), 'as-required')
  await eventually(() => expect(pdfs()).toEqual([`${testFileMark}${first}.pdf`]))
  await page
    .getByTestId('proof-filed')
    .filter({ hasText: words('proofStep.filed', { path: `${testFileMark}${first}.pdf` }) })
    .waitFor()
  await eventually(() => expect(spawnSync('sha256sum', ['-c', 'manifest-sha256.txt'], { cwd: folder }).status).toBe(0))
  const [{ id } = { id: '' }] = await office.server.practice.requests({ reference: first })
  expect(id).not.toBe('')

  renameSync(folder, `${folder}-away`)
  const second = await clerk.createRequest({ sub: 'EE30303039914' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(second, 'status.matching').waitFor({ timeout: 30_000 })
  await clerk.openSettings('filing')
  await page.getByText(words('filing.waits', { count: 1 })).waitFor()
  expect(await clerk.field('filing.clerk').inputValue()).toBe('Mari Maasikas')
  renameSync(`${folder}-away`, folder)
  await clerk.button('common.tryAgain').click()
  await page.getByText(words('filing.allFiled')).waitFor()
  expect(pdfs()).toHaveLength(2)

  writeFileSync(join(folder, `${testFileMark}${first}.pdf`), '%PDF-1.7 tampered with')
  writeFileSync(join(folder, 'strange.pdf'), '%PDF-1.7 whose is it')
  await clerk.button('filing.verify').click()
  const verification = page.getByTestId('verification')
  await verification.getByText(words('filing.whole', { count: 1 })).waitFor()
  await verification.getByText(`${words('filing.changed')}: 1`).waitFor()
  await verification.getByText(`${testFileMark}${first}.pdf`).waitFor()
  await verification.getByText(`${words('filing.foreign')}: 1`).waitFor()
})

test('another folder at the path and links in it are asked about, and missing proofs are filed again', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const folder = join(office.folder, 'filed')
  const disk = join(office.folder, 'disk')
  mkdirSync(folder)
  mkdirSync(disk)
  symlinkSync(disk, join(folder, 'archive'))
  const pdfs = (of: string) => readdirSync(of).filter((name) => name.endsWith('.pdf'))

  await clerk.openSettings('filing')
  await answerOpenDialog(desk.app, folder)
  await clerk.button('filing.chooseFolder').click()
  await page.getByText(folder).waitFor()
  await page.getByText(words('filing.completion')).click()
  await clerk.field('filing.template').fill('archive/{reference}')
  await page.keyboard.press('Enter')
  await page.getByText(words('filing.linksAsked', { count: 1 })).waitFor()
  await page.getByText(words('filing.leadsTo', { path: 'archive', target: disk })).waitFor()
  await clerk.button('filing.useLinks').click()
  await page.getByText(words('filing.allFiled')).waitFor()
  await clerk.leaveSettings()

  const reference = await clerk.createRequest({ sub: 'EE60001019906' })
  await playPerson(await clerk.readLink(), 'as-required')
  await eventually(() => expect(pdfs(disk)).toEqual([`${testFileMark}${reference}.pdf`]))
  // The file is there before the desk has noted it.
  await page
    .getByTestId('proof-filed')
    .filter({ hasText: words('proofStep.filed', { path: `archive/${testFileMark}${reference}.pdf` }) })
    .waitFor()

  renameSync(folder, `${folder}-away`)
  mkdirSync(folder)
  const second = await clerk.createRequest({ sub: 'EE30303039914' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(second, 'status.matching').waitFor({ timeout: 30_000 })
  await clerk.openSettings('filing')
  await page.getByText(words('problem.otherFolder')).waitFor()
  expect(readdirSync(folder)).toEqual([])
  await clerk.button('filing.confirmFolder').click()
  await page.getByText(words('filing.allFiled')).waitFor()
  expect(pdfs(join(folder, 'archive'))).toEqual([`${testFileMark}${second}.pdf`])

  await clerk.button('filing.verify').click()
  await page
    .getByTestId('verification')
    .getByText(`${words('filing.missing')}: 1`)
    .waitFor()
  await clerk.button('filing.fileMissing').click()
  await page.getByText(words('filing.filedAgain', { count: 1 })).waitFor()
  await eventually(() => expect(pdfs(join(folder, 'archive'))).toHaveLength(2))
  await clerk.leaveSettings()

  // One that came later is refused.
  rmSync(join(folder, 'archive'), { recursive: true })
  symlinkSync(disk, join(folder, 'archive'))
  const third = await clerk.createRequest({ sub: 'EE38001085718' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(third, 'status.matching').waitFor({ timeout: 30_000 })
  await clerk.openSettings('filing')
  await page.getByText(words('problem.linkInFolder')).waitFor()
  expect(pdfs(disk)).toEqual([`${testFileMark}${reference}.pdf`])
})
