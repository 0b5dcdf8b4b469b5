import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import keytar from 'keytar'
import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { answerSaveDialog, noteOpenedFiles } from '../desk/stand-ins.ts'
import { eventually, openOffice, signIn } from './office.ts'
import { filesBelow, searchFiles, searchText } from './search-written.ts'
import { tapTokens } from './token-tap.ts'

/** A home folder among what is searched: libraries write into it unasked. On other systems the keychain lies in it. */
function homeIn(folder: string): Record<string, string> {
  if (process.platform !== 'linux') return {}
  const home = join(folder, 'home')
  mkdirSync(home)
  return { HOME: home }
}

test('nothing that the app writes or prints can be read: no secret, no token, no key, no person', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { desk, clerk } = await office.start({ env: homeIn(office.folder) })
  const tap = await tapTokens(server.url)
  await signIn(clerk, { ...server, url: tap.url })
  const person = { sub: 'EE60001019906', name: 'Mary Änn O’Connež-Šuslik Testnumber' }
  const reference = await clerk.createRequest({ ...person, reason: 'Opening an account' })
  const link = await clerk.readLink()
  await playPerson(link, 'as-required')
  await clerk.rowSaying(reference, 'status.matching').waitFor({ timeout: 30_000 })
  await clerk.button('action.openProof').first().waitFor()
  const opened = await noteOpenedFiles(desk.app)
  await clerk.button('action.openProof').first().click()
  await eventually(async () => (await opened()).length === 1)
  const saved = join(office.folder, 'saved.pdf')
  await answerSaveDialog(desk.app, saved)
  await clerk.button('action.saveProof').first().click()
  await clerk.page.getByText('saved.pdf').first().waitFor()

  const { account } = JSON.parse(readFileSync(join(office.userData, 'desk/database-key-id.json'), 'utf8')) as {
    account: string
  }
  const key = await keytar.getPassword('eeID Desk', account)
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(tap.tokens.size).toBeGreaterThan(0)
  const secrets = {
    'client secret': server.clientSecret,
    'database key': key ?? '',
    'personal code': '60001019906',
    'family name': 'Connež-Šuslik',
    'family name in capitals': 'CONNEŽ-ŠUSLIK',
    ...Object.fromEntries([...tap.tokens].map((token, index) => [`access token ${index + 1}`, token]))
  }

  // While the app runs and after it has ended: a file may be there only for a while.
  const keyring = process.env.XDG_DATA_HOME ?? ''
  const everywhere = () => [office.folder, keyring].filter((folder) => folder !== '').flatMap(filesBelow)
  const own = new Set([saved, ...(await opened())])
  // The search does read what the app writes: it finds what is meant to be readable.
  expect(searchFiles(everywhere(), { 'an event of the log': 'startup.stage' })).not.toEqual([])
  const running = searchFiles(
    everywhere().filter((file) => !own.has(file)),
    secrets
  )
  await desk.close()
  const ended = searchFiles(
    everywhere().filter((file) => file !== saved),
    secrets
  )
  expect([...running, ...ended, ...searchText('what was printed', office.output(), secrets)]).toEqual([])
  expect(filesBelow(join(office.userData, 'opened-proofs'))).toEqual([])
})
