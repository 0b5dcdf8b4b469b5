/**
 * A desk of an office with a real keyring: its ledger is put back to an older copy while it is away from the server, and it is
 * opened again; then with a mark that is lost. Prints what was so, as JSON. To be run in a private keyring's session.
 */
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../../main/clock/clock.ts'
import { openKeychain } from '../../../main/credentials/keychain.ts'
import { sessionKeychain } from '../../../main/credentials/session-keychain.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createMark } from '../../../main/office/mark.ts'
import { foundOffice } from '../../../main/office/membership.ts'
import { createDesk } from '../../../main/startup/desk.ts'
import { backUpInSlices } from '../../../main/store/backup/backup.ts'
import { rekeyInSlices } from '../../../main/store/rekey.ts'

const keychain = openKeychain({ service: 'eeID Desk mark', clock: systemClock, log: silentLog })
const root = mkdtempSync(join(tmpdir(), 'eeid-desk-mark-'))
const folder = join(root, 'desk')
const copy = join(root, 'copy')
const connection = { hosts: ['localhost'], database: 'office', user: 'desk_1', authority: '' }

const newDesk = () =>
  createDesk({
    keychain,
    folder,
    clock: systemClock,
    randomBytes,
    author: () => 'Clerk',
    log: silentLog,
    backUp: backUpInSlices,
    rekey: rekeyInSlices,
    changed: () => {},
    secrets: sessionKeychain(keychain),
    mayLose: async () => false,
    startService: () => {
      throw new Error('there is no service here')
    }
  })

async function opened() {
  const desk = newDesk()
  await desk.open()
  const { store } = desk.opened() ?? {}
  if (!store) throw new Error('the desk did not open')
  const { stream } = store.audit.heads().at(-1) ?? { stream: '' }
  return { desk, store, now: { stream, code: store.desk.code() } }
}

/** The mark is kept, and is there. */
async function marked(store: Awaited<ReturnType<typeof opened>>['store']): Promise<void> {
  createMark({ store, keychain, clock: systemClock, log: silentLog })()
  const account = `office mark ${store.office.membership()?.desk}`
  const { size } = store.audit.head()
  for (;;) {
    const found = await keychain.get(account)
    if (found.ok && found.value?.includes(`"number":${size}`)) return
  }
}

// The port's timers keep no process alive.
const awake = setInterval(() => {}, 1_000)
const first = await opened()
const joining = { deskName: 'Counter 1', connection, password: 'secret' }
const parts = { store: first.store, keychain, clock: systemClock, random: randomBytes }
await foundOffice(parts, { ...joining, name: 'Town office' })
await first.desk.close()
cpSync(folder, copy, { recursive: true })

const second = await opened()
second.store.audit.add({ act: 'note', told: {} })
await marked(second.store)
const before = second.now
await second.desk.close()

const same = await opened()
const told: Record<string, unknown> = { staysAsItWas: JSON.stringify(same.now) === JSON.stringify(before) }
await same.desk.close()

rmSync(folder, { recursive: true })
cpSync(copy, folder, { recursive: true })
const putBack = await opened()
told.hasAnotherStream = putBack.now.stream !== before.stream
told.hasAnotherCode = putBack.now.code !== before.code && putBack.now.code.length === 5
const { desk: own = '' } = putBack.store.office.membership() ?? {}
await putBack.desk.close()

rmSync(folder, { recursive: true })
cpSync(copy, folder, { recursive: true })
await keychain.remove(`office mark ${own}`)
const without = await opened()
told.worksWithoutMark =
  without.now.stream === before.stream && without.store.audit.add({ act: 'note', told: {} }) !== null
await without.desk.close()
clearInterval(awake)
rmSync(root, { recursive: true })
writeSync(1, JSON.stringify(told))
process.exit(0)
