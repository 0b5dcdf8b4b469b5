import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { type Clerk, upToDate } from '../desk/clerk.ts'
import type { RunningDesk } from '../desk/launch.ts'
import { beginsLike } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`

/** What the service tells of its requests, each in another way that nobody expects. */
const odds: { fields?: Record<string, string>; item?: string }[] = [
  { fields: { link_expires_at: '"12/31/20260"' } },
  { fields: { link_expires_at: '"9999-12-31T23:59:59-05:00"', created_at: '1793000000000' } },
  { fields: { nobody_described: deep } },
  { fields: { id: JSON.stringify('x'.repeat(200)) } },
  { fields: { status: '{"is":"pending"}', reason: '[7]', reason_translations: '"\\ud800"' } },
  { item: 'null' },
  { item: '[["a"]]' }
]

const lineSays = (clerk: Clerk, sentence: RegExp) =>
  eventually(async () => expect(await clerk.line.textContent()).toMatch(sentence))

test('odd items of the list take no other with them, also after a restart', async () => {
  const office = await openOffice({ network: 'plain' })
  const { practice } = office.server
  // So few that all rows are on screen at once.
  await practice.seed({ count: 12, completedShare: 0.5, mismatchShare: 0, days: 5, referencePrefix: 'S' })
  const requests = await practice.requests()
  const odd = requests.slice(0, odds.length)
  for (const [n, { id }] of odd.entries()) await practice.setOdd(id, odds[n] ?? {})
  const listed = requests.slice(odds.length).concat(odd.slice(0, 5))
  const first = await office.start()
  await signIn(first.clerk, office.server)
  await eventually(async () => expect(await first.clerk.rows.count()).toBe(listed.length))
  await lineSays(first.clerk, upToDate)
  // Of a long id too.
  for (const { reference } of listed.slice(-3)) {
    await first.clerk.row(String(reference)).click()
    await first.clerk.page.getByRole('heading', { name: String(reference) }).waitFor()
  }
  await first.desk.close()
  const { clerk } = await office.start()
  await eventually(async () => expect(await clerk.rows.count()).toBe(listed.length))
  await lineSays(clerk, upToDate)
})

/** From now on no file of the app may grow; or it may again. */
async function limitFiles({ app }: RunningDesk, limit: string): Promise<void> {
  // A write beyond the limit is to fail, as on a full disk, and not to end the app.
  await app.evaluate(() => void process.on('SIGXFSZ', () => {}))
  const { status } = spawnSync('prlimit', [`--fsize=${limit}:`, '--pid', String(app.process().pid)])
  expect(status).toBe(0)
}

test.skipIf(process.platform !== 'linux')(
  'a check that fails on this computer is told as that, until one does not',
  async () => {
    const office = await openOffice({ network: 'plain' })
    await office.server.practice.seed({ count: 3, completedShare: 0, days: 1, referencePrefix: 'S' })
    const { desk, clerk } = await office.start()
    await signIn(clerk, office.server)
    await eventually(async () => expect(await clerk.rows.count()).toBe(3))
    await lineSays(clerk, upToDate)
    await limitFiles(desk, '1')
    await clerk.page.keyboard.press('F5')
    await lineSays(clerk, beginsLike('connection.trouble.failed'))
    expect(await clerk.rows.count()).toBe(3)
    await limitFiles(desk, 'unlimited')
    await clerk.page.keyboard.press('F5')
    await lineSays(clerk, upToDate)
  }
)
