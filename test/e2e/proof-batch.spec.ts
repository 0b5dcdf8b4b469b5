import { mkdirSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { testFileMark } from '../../common/words/services.ts'
import { playPerson } from '../desk/person.ts'
import { answerOpenDialog } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { openOffice, signIn } from './office.ts'

test('the proofs of what is chosen are saved together, and what could not be saved is told', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const folder = join(office.folder, 'proofs')
  mkdirSync(folder)
  const done = await clerk.createRequest({ sub: 'EE60001019906' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.rowSaying(done, 'status.matching').waitFor({ timeout: 30_000 })
  const open = await clerk.createRequest({ sub: 'EE30303039914' })
  await clerk.readLink()
  await clerk.page.getByRole('columnheader').getByRole('checkbox').first().click()
  const note = clerk.page.getByTestId('proof-batch')
  await answerOpenDialog(desk.app, null)
  await clerk.button('proofBatch.save').click()
  await answerOpenDialog(desk.app, folder)
  await clerk.button('proofBatch.save').click()
  await note.getByText(words('proofBatch.saveDone', { count: 1, place: basename(folder) })).waitFor()
  await note.getByText(words('proofBatch.failed', { count: 1 })).waitFor()
  await note.getByRole('button', { name: open }).waitFor()
  expect(readdirSync(folder)).toEqual([`${testFileMark}${done}.pdf`])
  await note.getByRole('button', { name: words('common.dismiss') }).click()
  await note.waitFor({ state: 'hidden' })
})
