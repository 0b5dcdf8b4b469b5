import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import keytar from 'keytar'
import { expect, test } from 'vitest'
import { openOffice, signIn } from './office.ts'

// Only Linux finds its keychain by an address that a test can change.
test.skipIf(process.platform !== 'linux')(
  'without its keychain the app says so, deletes nothing, mints nothing, and goes on when it is back',
  async () => {
    const office = await openOffice()
    const first = await office.start()
    await signIn(first.clerk, office.server)
    const reference = await first.clerk.createRequest({ name: 'Mari Maasikas' })
    await first.clerk.readLink()
    await first.desk.close()
    const files = () => readdirSync(join(office.userData, 'desk')).toSorted()
    const before = files()

    const without = await office.start({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' } })
    await without.clerk.page.getByText('This computer has no keychain').waitFor()
    await without.clerk.page.getByText('Nothing was deleted.').waitFor()
    await without.clerk.button('Try again').click()
    await without.clerk.page.getByText('It still does not open.').waitFor()
    await without.desk.close()
    expect(files()).toEqual(before)

    const again = await office.start()
    await again.clerk.row(reference).waitFor()
  }
)

// Elsewhere the specs use the person's own keychain, in which nothing is to be removed.
test.skipIf(process.platform !== 'linux')(
  'without its key it starts anew, but only after asking twice, and sets the old data aside whole',
  async () => {
    const office = await openOffice()
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
    await page.getByText("The key to the desk's data is missing").waitFor()
    await without.clerk.button('Start anew…').click()
    const asking = page.getByRole('dialog', { name: 'Start anew without the old data?' })
    await asking.getByText('requests that were not sent yet').waitFor()
    await asking.getByRole('button', { name: 'Start anew' }).click()
    await asking.getByText('Tick the box above first.').waitFor()
    expect(readdirSync(office.userData).filter((name) => name.startsWith('desk-set-aside'))).toEqual([])
    await page.keyboard.press('Space')
    await asking.getByRole('button', { name: 'Start anew' }).click()
    await page.getByText('Its old data, which could not be opened, was set aside').waitFor()

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
