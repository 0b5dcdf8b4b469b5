/** Two desks of one office in memory, without a server. */
import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { type ExchangeStore, startExchange } from '../../../main/office/exchange.ts'
import { admitDesk, askOffice, foundOffice, takeAdmission } from '../../../main/office/membership.ts'
import { officeSecrets } from '../../../main/office/secrets.ts'
import type { OfficeServer } from '../../../main/office/server.ts'
import { asking, codeOfOffice } from '../../../main/office/statements.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'
import { testService } from '../store/temporary-store.ts'

const connection = { hosts: ['db.example'], database: 'office', user: 'desk', authority: '' }

function newDesk(name: string) {
  const clock = new ManualClock()
  const store = openMemoryStore({ clock, random: randomBytes, author: () => name })
  onTestFinished(() => store.close())
  store.services.add(testService)
  const keychain = memoryKeychain()
  return { name, clock, store, keychain, parts: { store, keychain, clock, random: randomBytes } }
}
/** A desk. */
export type TestDesk = ReturnType<typeof newDesk>

/** The login of a desk. */
export const loginOf = ({ name }: TestDesk) => name.replace(' ', '_')

/** What a desk's keychain has. */
export async function secretsOf({ keychain, store }: TestDesk) {
  const found = await officeSecrets(keychain, store.office.get()?.desk ?? '')
  if (!found.ok || found.value === null) throw new Error('no secrets')
  return found.value
}

/** Begins a desk's exchange with a server. `store`: the desk's own, or one that stands before it. */
export async function exchangeOf(desk: TestDesk, server: OfficeServer, store: ExchangeStore = desk.store) {
  const { keychain, clock } = desk
  return startExchange({ store, server, secrets: await secretsOf(desk), keychain, clock, random: randomBytes })
}

/** Two desks of one office. */
export async function twoDesks() {
  const [one, two] = [newDesk('Counter 1'), newDesk('Counter 2')]
  const joining = { connection, password: 'secret' }
  const founded = await foundOffice(one.parts, { ...joining, deskName: one.name, name: 'Town' })
  if (!founded.ok) throw new Error(founded.error.code)
  const office = one.store.office.get()?.office ?? ''
  await askOffice(two.parts, { ...joining, deskName: two.name, officeCode: codeOfOffice(office) }, [])
  for (const statement of two.store.office.statements()) one.store.office.addStatement(statement)
  const [asked] = asking(one.store.office.statements(), office)
  await admitDesk(one.parts, { sign: asked?.sign ?? '', sheet: founded.value.sheet })
  for (const statement of one.store.office.statements()) two.store.office.addStatement(statement)
  await takeAdmission(two, await secretsOf(two))
  return { one, two, office }
}
