/** An office that was founded and joined by all its desks, made once: every schedule begins with copies of it. */
import { admitDesk, askOffice, foundOffice, takeAdmission } from '../../../main/office/membership.ts'
import { type OfficeSecrets, officeSecrets } from '../../../main/office/secrets.ts'
import { asking, codeOfOffice } from '../../../main/office/statements.ts'
import { storeOn } from '../../../main/store/open-store.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { seededRandom } from '../../eeid-server/index.ts'
import { memoryKeychain } from '../../unit/startup/memory-keychain.ts'
import { simulatedService } from '../life.ts'
import { proofBytes } from '../wire.ts'
import { bytesOf, type Copy, openLedger } from './ledger.ts'

/** A desk as a schedule begins with it. */
export type FoundedDesk = { name: string; ledger: Copy; secrets: OfficeSecrets }

/** The requests that the office decides about, by the service's ids. */
export const requestIds = ['q-1', 'q-2', 'q-3'] as const

/** What a store in memory tells about its files. */
export const noSigns = { cacheRebuilt: false, ledgerRestored: null, notErased: null, suspectDamage: () => {} }

/** What founding draws from. Whatever is drawn from another seed later is not drawn twice. */
export const foundingSeed = 1

/** Random bytes from a seed. */
export function seededBytes(seed: number): (length: number) => Uint8Array {
  const random = seededRandom(seed)
  return (length) => Uint8Array.from({ length }, () => Math.floor(random.next() * 256))
}

const offices = new Map<number, Promise<readonly FoundedDesk[]>>()

/** The desks of an office of so many. */
export function foundedDesks(count: number): Promise<readonly FoundedDesk[]> {
  const found = offices.get(count) ?? foundOne(count)
  offices.set(count, found)
  return found
}

function newDesk(index: number, random: (length: number) => Uint8Array) {
  const name = `Counter ${index + 1}`
  const connection = openLedger()
  const clock = new ManualClock()
  const store = storeOn(connection, { clock, random, author: () => `Clerk ${index + 1}` }, noSigns)
  store.services.add(simulatedService)
  for (const id of requestIds) store.proofs.keep(simulatedService.id, id, proofBytes({ requestId: id }))
  const keychain = memoryKeychain()
  return { name, connection, store, keychain, parts: { store, keychain, clock, random } }
}

type NewDesk = ReturnType<typeof newDesk>

async function secretsOf({ keychain, store }: NewDesk): Promise<OfficeSecrets> {
  const found = await officeSecrets(keychain, store.office.get()?.desk ?? '')
  if (!found.ok || found.value === null) throw new Error('a desk has no secrets')
  return found.value
}

async function foundOne(count: number): Promise<readonly FoundedDesk[]> {
  const random = seededBytes(foundingSeed)
  const desks = Array.from({ length: count }, (_, index) => newDesk(index, random))
  const [first, ...others] = desks
  if (!first) throw new Error('an office has a desk')
  const to = { connection: { hosts: ['db.example'], database: 'office', user: 'desk', authority: '' }, password: '' }
  const founded = await foundOffice(first.parts, { ...to, deskName: first.name, name: 'Town' })
  if (!founded.ok) throw new Error(founded.error.code)
  const office = first.store.office.get()?.office ?? ''
  for (const other of others) {
    const asked = { ...to, deskName: other.name, officeCode: codeOfOffice(office) }
    await askOffice(other.parts, asked, first.store.office.statements())
    for (const statement of other.store.office.statements()) first.store.office.addStatement(statement)
    const [asks] = asking(first.store.office.statements(), office)
    await admitDesk(first.parts, { sign: asks?.sign ?? '', sheet: founded.value.sheet })
    for (const statement of first.store.office.statements()) other.store.office.addStatement(statement)
    if (!(await takeAdmission(other, await secretsOf(other)))) throw new Error('a desk was not admitted')
  }
  return await Promise.all(
    desks.map(async (desk) => {
      const made = { name: desk.name, ledger: bytesOf(desk.connection), secrets: await secretsOf(desk) }
      desk.store.close()
      return made
    })
  )
}
