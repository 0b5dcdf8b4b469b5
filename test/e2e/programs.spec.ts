/** Other programs ask the desk: by a link that starts the app again, and by a file in a folder. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { answerOpenDialog } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

/** A folder of the office for request files; what is in it may be read. */
function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-requests-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a link that starts the app again opens a request, and fills in a form once the clerk agrees', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  const reference = await clerk.createRequest({ name: 'Mary Änn O’Connež-Šuslik Testnumber' })
  await clerk.readLink()
  const open = `eeid-desk://open?reference=${encodeURIComponent(reference)}`

  expect(await office.startAgain([open])).toBe(0)
  await page.getByText(words('programs.off')).waitFor()
  await clerk.button('common.dismiss').click()
  await clerk.openSettings('programs')
  await page.getByRole('switch', { name: words('programs.links') }).check()
  await clerk.leaveSettings()

  expect(await office.startAgain(['--', 'eeid-desk://fill?name=Juku%20Tamm&reference=A%2F1'])).toBe(0)
  const asked = page.getByRole('dialog', { name: words('programs.fillTitle') })
  await asked.getByText('Juku Tamm').waitFor()
  await clerk.button('programs.fill').click()
  await page.getByText(words('create.title')).first().waitFor()
  expect(await clerk.field('create.name').inputValue()).toBe('Juku Tamm')
  expect(await clerk.field('create.reference').inputValue()).toBe('A/1')
  expect(await office.server.practice.requests({ reference: 'A/1' })).toEqual([])

  await office.startAgain([open])
  await page.getByTestId('in-hand').getByText(reference).first().waitFor()
  await office.startAgain(['eeid-desk://erase?everything=1'])
  await page.getByText(words('programs.malformed')).waitFor()
  await desk.close()
})

test('a file in the folder becomes a request, and its answer has who came and the proof', async () => {
  const office = await openOffice({ network: 'plain' })
  const folder = sharedFolder()
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const { page } = clerk
  await clerk.openSettings('programs')
  await answerOpenDialog(desk.app, folder)
  await clerk.button('programs.chooseFolder').click()
  await page.getByRole('switch', { name: words('programs.files') }).check()
  await page.getByRole('checkbox', { name: words('programs.proofs') }).check()
  await page.getByText(words('programs.well')).waitFor()

  const request = {
    version: 1,
    id: 'visit-4711',
    program: 'Booking',
    claims: { sub: 'EE60001019906' },
    reference: 'V/4711'
  }
  const answer = (name = 'result-visit-4711.json') => {
    const file = join(folder, 'out', name)
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : undefined
  }
  for (const [name, text] of [
    ['good', JSON.stringify(request)],
    ['bad', '{']
  ] as const) {
    writeFileSync(join(folder, 'in', `${name}.tmp`), text)
    renameSync(join(folder, 'in', `${name}.tmp`), join(folder, 'in', `${name}.json`))
  }
  await eventually(() => expect(answer()).toMatchObject({ state: 'accepted', reference: 'V/4711', status: 'pending' }))
  await eventually(() => expect(answer('refused-bad.json')).toMatchObject({ problems: [{ code: 'notJson' }] }))
  const [{ link = '' } = {}] = await office.server.practice.requests({ reference: 'V/4711' })
  await playPerson(link, 'as-required')
  await eventually(() =>
    expect(answer()).toMatchObject({
      state: 'finished',
      outcome: 'matching',
      person: { sub: 'EE60001019906' },
      proof: { file: 'proof-visit-4711.pdf' }
    })
  )
  expect(
    readFileSync(join(folder, 'out', 'proof-visit-4711.pdf'))
      .subarray(0, 5)
      .toString()
  ).toBe('%PDF-')
  expect(readdirSync(join(folder, 'in'))).toEqual([])
  expect(readdirSync(join(folder, 'taken'))).toEqual([])

  // The same file once more, while the desk is closed and after it was killed.
  await desk.kill()
  writeFileSync(join(folder, 'in', 'again.json'), JSON.stringify(request))
  const again = await office.start()
  await again.clerk.row('V/4711').waitFor()
  await eventually(() => expect(readdirSync(join(folder, 'in'))).toEqual([]))
  expect(await office.server.practice.requests({ reference: 'V/4711' })).toHaveLength(1)
  await again.desk.close()
})
