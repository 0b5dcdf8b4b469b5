import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { words } from '../desk/words.ts'
import { openOffice, signIn } from './office.ts'
import { savedRecord } from './saved-record.ts'

test('a clerk saves the record by its key, and unzip, sha256sum and pdftotext find all of it', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ sub: 'EE60001019906', name: 'Žanna Õunapuu' })
  await playPerson(await clerk.readLink(), 'as-required')

  const folder = await savedRecord(clerk, desk.app)
  execFileSync('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], { cwd: folder })
  const cover = execFileSync('pdftotext', [join(folder, 'cover.pdf'), '-'], { encoding: 'utf8' })
  for (const said of [words('main:mark.environment.test'), reference, 'EE60001019906', 'Žanna'])
    expect(cover).toContain(said)
  expect(readFileSync(join(folder, 'proof.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})
