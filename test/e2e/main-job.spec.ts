import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { playPersonInBrowser } from '../desk/person.ts'
import { answerSaveDialog, noteOpenedFiles } from '../desk/stand-ins.ts'
import { words, wordsLike } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

test('a clerk does the main job: service, request, person, result, proof, and again without the network', async () => {
  const office = await openOffice({ network: 'plain' })
  const { server } = office
  const { desk, clerk } = await office.start()

  await clerk.button('service.test').waitFor()
  await clerk.typeService({
    name: 'Practice desk',
    baseUrl: server.url,
    clientId: server.clientId,
    clientSecret: 'wrong'
  })
  await clerk.button('service.test').click()
  await clerk.page.getByText(words('problem.unauthorised')).first().waitFor()
  await signIn(clerk, server)

  const reference = await clerk.createRequest({
    sub: 'EE60001019906',
    name: 'Mary Änn O’Connež-Šuslik Testnumber',
    reason: 'Opening an account'
  })
  const link = await clerk.readLink()
  const [stored] = await server.practice.requests({ reference })
  expect(stored).toBeDefined()
  expect(link).toContain(new URL(server.url).host)

  await playPersonInBrowser(link, 'as-required')
  await clerk.rowSaying(reference, 'status.matching').waitFor({ timeout: 30_000 })
  await clerk.button('action.openProof').first().waitFor()

  const saved = join(office.folder, 'saved.pdf')
  await answerSaveDialog(desk.app, saved)
  await clerk.button('action.saveProof').first().click()
  await clerk.page.getByText('saved.pdf').first().waitFor()
  expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-')

  await server.practice.unplug()
  await clerk.page.keyboard.press('F5')
  await clerk.line.filter({ hasText: wordsLike('connection.offline') }).waitFor({ timeout: 60_000 })
  await desk.close()

  const again = await office.start()
  await again.clerk.rowSaying(reference, 'status.matching').waitFor()
  const opened = await noteOpenedFiles(again.desk.app)
  await again.clerk.row(reference).click()
  await again.clerk.button('action.openProof').first().click()
  await eventually(async () => (await opened()).length === 1)
  const [file = ''] = await opened()
  expect(hash(file)).toBe(hash(saved))

  // The clerk leaves: a proof that was opened does not stay behind on the disk.
  await again.desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  await eventually(() => !existsSync(file))
})
