import { mkdirSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { answerOpenDialog } from '../desk/stand-ins.ts'
import { openOffice, signIn } from './office.ts'

test('the proofs of what is chosen are saved together, and what could not be saved is told', async () => {
  const office = await openOffice()
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const folder = join(office.folder, 'proofs')
  mkdirSync(folder)
  const done = await clerk.createRequest({ sub: 'EE60001019906' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(done, 'Matches').waitFor({ timeout: 30_000 })
  const open = await clerk.createRequest({ sub: 'EE30303039914' })
  await clerk.readLink()
  await clerk.page.getByRole('columnheader').getByRole('checkbox').first().click()
  const note = clerk.page.getByTestId('proof-batch')
  await answerOpenDialog(desk.app, null)
  await clerk.button('Save the proofs…').click()
  await answerOpenDialog(desk.app, folder)
  await clerk.button('Save the proofs…').click()
  await note.getByText(`1 proof is saved in ${basename(folder)}.`).waitFor()
  await note.getByText('1 could not be done:').waitFor()
  await note.getByRole('button', { name: open }).waitFor()
  expect(readdirSync(folder)).toEqual([`${done}.pdf`])
  await note.getByRole('button', { name: 'Dismiss' }).click()
  await note.waitFor({ state: 'hidden' })
})
