import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import keytar from 'keytar'
import { expect, test } from 'vitest'
import { words, wordsLike } from '../desk/words.ts'
import { openOffice, signIn } from './office.ts'

// Elsewhere the specs use the person's own keychain, in which nothing is to be removed.
test.skipIf(process.platform !== 'linux')(
  'without its key it starts anew, but only after asking twice, and sets the old data aside whole',
  async () => {
    const office = await openOffice({ network: 'plain' })
    const first = await office.start()
    await signIn(first.clerk, office.server)
    const reference = await first.clerk.createRequest({ name: 'Mari Maasikas' })
    await first.clerk.readLink()
    await first.desk.close()
    const keyName = readFileSync(join(office.userData, 'desk/database-key-id.json'), 'utf8')
    const { account } = JSON.parse(keyName) as { account: string }
    await keytar.deletePassword('eeID Desk', account)

    const without = await office.start()
    const { page } = without.clerk
    await page.getByText(words('startup.keyMissing.title')).waitFor()
    await without.clerk.button('anew.offer').click()
    const asking = page.getByRole('dialog', { name: words('anew.title') })
    await asking.getByText(words('anew.unsent')).waitFor()
    await asking.getByRole('button', { name: words('anew.yes') }).click()
    await asking.getByText(words('anew.sureFirst')).waitFor()
    expect(readdirSync(office.userData).filter((name) => name.startsWith('desk-set-aside'))).toEqual([])
    await page.keyboard.press('Space')
    await asking.getByRole('button', { name: words('anew.yes') }).click()
    await page.getByText(wordsLike('anew.done')).waitFor()

    const [aside = '', ...more] = readdirSync(office.userData).filter((name) => name.startsWith('desk-set-aside'))
    expect(more).toEqual([])
    expect(readdirSync(join(office.userData, aside))).toEqual(
      expect.arrayContaining(['backups', 'database-key-id.json', 'ledger.db'])
    )
    expect(readFileSync(join(office.userData, aside, 'database-key-id.json'), 'utf8')).toBe(keyName)
    // What the service knows comes back.
    await signIn(without.clerk, office.server)
    await without.clerk.row(reference).waitFor()
  }
)
