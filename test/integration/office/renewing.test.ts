/** Keys that grow old: each quarter another key of the office, and of each desk's own by which it is handed over. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeOver } from '../../../main/office/keys.ts'
import { beginEpoch, makeManagerKey, thenRenew } from '../../../main/office/managing.ts'
import { admitDesk, askOffice } from '../../../main/office/membership.ts'
import { type OfficeSecrets, officeSecrets } from '../../../main/office/secrets.ts'
import { asking, codeOfOffice, isKeyDue, newestEpoch, standing } from '../../../main/office/statements.ts'
import { newOffice } from '../../neighbours/office-database.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { joiningOf, key, newDesk, noteAt, type OfficeDesk, officeOfTwo, told, until } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const dayMs = 86_400_000
const pin = '9471 k'

const standsAt = ({ store }: OfficeDesk) => standing(store.office.statements(), store.office.get()?.office ?? '')
const nameOf = ({ store }: OfficeDesk) => store.office.get()?.desk ?? ''
const noteOf = ({ store }: OfficeDesk) => store.notes.latest(key.serviceId, 'q-1')?.text
const isDueAt = (desk: OfficeDesk) => isKeyDue(standsAt(desk), desk.clock.now())
const renewalOf = (desk: OfficeDesk) => standsAt(desk).boxes.get(nameOf(desk))

async function secretsOf({ keychain, store }: OfficeDesk): Promise<OfficeSecrets> {
  const found = await officeSecrets(keychain, store.office.get()?.desk ?? '')
  if (!found.ok || found.value === null) throw new Error('no secrets')
  return found.value
}

/** What the box keys that a desk still keeps open, of all that was ever handed to it: epochs. */
async function opensAt(desk: OfficeDesk): Promise<number[]> {
  const { box, older = [] } = await secretsOf(desk)
  const { desks, epochs } = standsAt(desk)
  const first = desks.get(nameOf(desk))
  const handed = [
    ...(first ? [{ epoch: first.epoch, key: first.key }] : []),
    ...epochs.flatMap(({ epoch, keys }) =>
      keys.flatMap((one) => (one.desk === nameOf(desk) ? [{ epoch, key: one.key }] : []))
    )
  ]
  const office = desk.store.office.get()?.office ?? ''
  const opened: number[] = []
  for (const { epoch, key: its } of handed)
    for (const { secret } of [box, ...older])
      if ((await takeOver(secret, its, office)) !== undefined) opened.push(epoch)
  return opened
}

async function office() {
  const server = await newOffice(postgres)
  const { one, two, sheet } = await officeOfTwo(server)
  await makeManagerKey(one.parts, { sheet, pin })
  const [kept] = one.store.managing.keys()
  for (const desk of [one, two]) told(desk)
  return { server, one, two, sheet, approval: { key: kept?.key ?? '', pin } }
}

function pass(desks: readonly OfficeDesk[], days: number): void {
  for (const desk of desks) desk.clock.advance(days * dayMs)
}

describe('after a quarter', () => {
  test('each desk has renewed its own key by itself, and the next act of a manager begins another one of the office', async () => {
    const { server, one, two, approval } = await office()
    const before = { one: await secretsOf(one), two: await secretsOf(two) }
    pass([one, two], 85)
    await until([one, two], () =>
      [one, two].every((desk) => renewalOf(one) && renewalOf(two) && standsAt(desk).boxes.size === 2)
    )
    expect([isDueAt(one), isDueAt(two)]).toEqual([false, false])
    expect((await secretsOf(two)).older).toEqual([before.two.box])
    pass([one, two], 7)
    expect([isDueAt(one), isDueAt(two)]).toEqual([true, true])

    const three = newDesk('Kati')
    three.clock.advance(92 * dayMs)
    const id = one.store.office.get()?.office ?? ''
    const joining = { ...(await joiningOf(server, 'Counter 3')), officeCode: codeOfOffice(id) }
    await askOffice(three.parts, joining, one.store.office.statements())
    three.loop().wake()
    await until([one, two, three], () => asking(one.store.office.statements(), id).length === 1)
    const [asked] = asking(one.store.office.statements(), id)
    const admitted = admitDesk(one.parts, { sign: asked?.sign ?? '', ...approval })
    expect(await thenRenew(one.parts, approval, admitted)).toMatchObject({ ok: true })
    one.loop().wake()
    told(three)
    const all = [one, two, three]
    await until(all, () => three.loop().state().stage === 'connected' && all.every((desk) => !isDueAt(desk)))
    noteAt(two, 'Under the next key')
    await until(all, () => all.every((desk) => noteOf(desk) === 'Under the next key'))

    const newest = newestEpoch(standsAt(one))
    const isSettled = async (desk: OfficeDesk) => {
      const { older, keys } = await secretsOf(desk)
      return older === undefined && Object.keys(keys).join() === String(newest)
    }
    await until(all, async () => (await isSettled(one)) && (await isSettled(two)) && (await isSettled(three)))
    // What was handed over before is opened by nothing that a desk still has.
    expect([await opensAt(one), await opensAt(two)]).toEqual([[newest], [newest]])
    expect((await secretsOf(one)).box).not.toEqual(before.one.box)
  })

  test('a desk that was away is handed the office’s key for its older one, and renews that then', async () => {
    const { one, two, approval } = await office()
    two.stop()
    pass([one, two], 92)
    expect(await beginEpoch(one.parts, approval)).toMatchObject({ ok: true })
    one.loop().wake()
    const first = newestEpoch(standsAt(one))
    two.reopen()
    await until(
      [one, two],
      async () => (await secretsOf(two)).keys[String(first)] !== undefined && renewalOf(two) !== undefined
    )
    expect((await secretsOf(two)).older).toHaveLength(1)
    await until([one, two], () => standsAt(one).boxes.size === 2)
    expect(await beginEpoch(one.parts, approval)).toMatchObject({ ok: true })
    one.loop().wake()
    const second = newestEpoch(standsAt(one))
    await until([one, two], async () => {
      const { older, keys } = await secretsOf(two)
      return older === undefined && Object.keys(keys).join() === String(second)
    })
    expect(await opensAt(two)).toEqual([second])
    noteAt(one, 'After both')
    await until([one, two], () => noteOf(two) === 'After both')
  })

  test('a keychain that takes nothing renews nothing, and it is tried again', async () => {
    const { one } = await office()
    const { set } = one.keychain
    one.keychain.set = async () => ({ ok: false, state: 'full' })
    pass([one], 85)
    one.reopen()
    await until([one], () => one.loop().state().stage === 'connected')
    expect(renewalOf(one)).toBeUndefined()
    one.keychain.set = set
    await until([one], () => renewalOf(one) !== undefined)
    expect(renewalOf(one)?.box).toBe((await secretsOf(one)).box.public)
  })
})

test('what was renewed in the keychain and not said is said, once a day at most', async () => {
  const { one } = await office()
  const { keychain } = one
  const lost = keychain.entries.get(`office ${nameOf(one)}`) ?? ''
  pass([one], 85)
  await until([one], () => renewalOf(one)?.number === 1)
  one.stop()
  keychain.entries.set(`office ${nameOf(one)}`, lost)
  one.reopen()
  await until([one], () => one.loop().state().stage === 'connected')
  expect(renewalOf(one)?.number).toBe(1)
  pass([one], 1)
  await until([one], () => renewalOf(one)?.number === 2)
  expect(renewalOf(one)?.box).toBe((await secretsOf(one)).box.public)
})
