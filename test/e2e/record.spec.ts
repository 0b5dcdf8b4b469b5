import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { answerSaveDialog } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { openOffice, signIn } from './office.ts'

test('a clerk saves the record by its key, and unzip, sha256sum and pdftotext find all of it', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ sub: 'EE60001019906', name: 'Žanna Õunapuu' })
  await playPerson(await clerk.readLink(), 'as-required')
  await clerk.button('action.openProof').first().waitFor({ timeout: 30_000 })

  const file = join(office.folder, 'pack.zip')
  await answerSaveDialog(desk.app, file)
  await clerk.press('e')
  await clerk.page
    .getByText(words('action.saved', { fileName: 'pack.zip' }))
    .first()
    .waitFor()

  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-record-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  execFileSync('unzip', ['-q', file, '-d', folder])
  execFileSync('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], { cwd: folder })
  const cover = execFileSync('pdftotext', [join(folder, 'cover.pdf'), '-'], { encoding: 'utf8' })
  for (const said of [words('main:cover.environment.test'), reference, 'EE60001019906', 'Žanna'])
    expect(cover).toContain(said)
  expect(readFileSync(join(folder, 'proof.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})
