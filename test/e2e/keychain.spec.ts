import { readdirSync } from 'node:fs'
import { join } from 'node:path'
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
