import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { createPins } from '../../../main/clerks/pins.ts'
import { pins, twoClerks } from '../../desk-parts/clerks.ts'
import { noneInForce } from '../../desk-parts/compose-desk.ts'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { settled } from '../../desk-parts/settled.ts'

const open = { ok: true, value: { is: 'open' } }
const refusedLocked = /the desk is locked/

const withLock = async () => {
  const desk = deskInMemory({ requests: [serviceRequest({ id: '1', reference: 'K7Q-00001' })] })
  const set = await desk.api.clerks.setOwnPin({ old: '', pin: pins.account })
  await desk.api.clerks.setLock({ isOn: true, afterMinutes: 5, hidesFromCapture: false })
  return { ...desk, code: set.ok ? (set.value.recoveryCode ?? '') : '' }
}

const lastEntries = (desk: ReturnType<typeof deskInMemory>, count: number) =>
  desk.store.audit
    .page({ acts: [], author: null, from: null, until: null }, 0, count)
    .rows.map(({ act, author, told }) => ({ act, author, told }))
    .reverse()

describe('a desk of whoever has signed in to the system', () => {
  test('is open to them as clerk and manager, and cannot be locked without a PIN', async () => {
    const { api } = deskInMemory()
    expect(await api.access.state()).toMatchObject({
      isLocked: false,
      mode: 'account',
      worker: { name: 'Clerk', role: 'manager' },
      canLock: false
    })
    expect(await api.access.lock()).toMatchObject({ ok: false, error: { code: 'pinNeeded' } })
    expect(await api.clerks.setLock({ isOn: true, afterMinutes: 5, hidesFromCapture: false })).toMatchObject({
      ok: false,
      error: { code: 'pinNeeded' }
    })
  })

  test('needs no PIN where IT keeps the lock off, so that nobody is kept out for good', async () => {
    const policy = { source: 'file' as const, locked: { 'lock.isOn': false }, initial: {} }
    const { api } = deskInMemory({ policy: { ...noneInForce, policy } })
    await api.clerks.setOwnPin({ old: '', pin: pins.account })
    expect(await api.access.state()).toMatchObject({ isLocked: false, canLock: false })
    expect(await api.access.lock()).toMatchObject({ ok: false, error: { code: 'pinNeeded' } })
  })

  test('is locked by key, answers nothing then, and is unlocked by the PIN', async () => {
    const { api } = await withLock()
    expect(await api.access.lock()).toMatchObject({ ok: true })
    expect(await api.access.state()).toMatchObject({ isLocked: true, worker: null, clerks: [{ name: 'Clerk' }] })
    await expect(api.requests.counts({ serviceId: 'service-1' })).rejects.toThrow(refusedLocked)
    await expect(api.clerks.get()).rejects.toThrow(refusedLocked)
    expect(await api.access.unlock({ clerk: 'account', pin: '730185' })).toEqual({
      ok: true,
      value: { is: 'wrong', waitMs: 0 }
    })
    expect(await api.access.unlock({ clerk: 'account', pin: pins.account })).toEqual(open)
    expect(await api.requests.counts({ serviceId: 'service-1' })).toMatchObject({ ok: true })
  })

  test('tells the log of locking, of a wrong PIN and of unlocking', async () => {
    const desk = await withLock()
    await desk.api.access.lock()
    await desk.api.access.unlock({ clerk: 'account', pin: '730185' })
    await desk.api.access.unlock({ clerk: 'account', pin: pins.account })
    expect(lastEntries(desk, 3)).toEqual([
      { act: 'lock', author: 'Clerk', told: { why: 'key' } },
      { act: 'unlock', author: '', told: { clerk: 'Clerk', isWrong: true } },
      { act: 'unlock', author: 'Clerk', told: { by: 'pin' } }
    ])
  })

  test('begins locked with what it keeps, whoever starts it again', async () => {
    const desk = await withLock()
    desk.shut()
    desk.access.look()
    desk.reopen()
    await expect(desk.api.drafts.list()).rejects.toThrow(refusedLocked)
    expect(desk.access.isLocked()).toBe(true)
  })

  test('is unlocked by a finger that the system knows, where there is a sensor', async () => {
    const { api, shell } = await withLock()
    await api.access.lock()
    expect(await api.access.unlockByFinger()).toMatchObject({ ok: false, error: { code: 'notNow' } })
    shell.finger = { isThere: true, isKnown: false }
    expect(await api.access.state()).toMatchObject({ canUseFinger: true })
    expect(await api.access.unlockByFinger()).toEqual({ ok: true, value: { is: 'wrong', waitMs: 0 } })
    shell.finger.isKnown = true
    expect(await api.access.unlockByFinger()).toEqual(open)
  })

  test('is unlocked after a forgotten PIN by the code that was shown when it was set, once', async () => {
    const { api, code } = await withLock()
    await api.access.lock()
    const wrong = { clerk: 'account', code: '00000-00000-00000-00000', pin: '846205' }
    expect(await api.access.setForgottenPin(wrong)).toMatchObject({ error: { fields: { code: 'pinWrong' } } })
    const set = await api.access.setForgottenPin({ clerk: 'account', code: code.toLowerCase(), pin: '846205' })
    expect(set).toMatchObject({ ok: true, value: { recoveryCode: expect.not.stringMatching(code) } })
    expect(await api.access.state()).toMatchObject({ isLocked: true })
    expect(await api.access.setForgottenPin({ clerk: 'account', code, pin: '111222' })).toMatchObject({ ok: false })
    expect(await api.access.unlock({ clerk: 'account', pin: '846205' })).toEqual(open)
  })

  test('takes a new PIN only from one who knows the old one', async () => {
    const { api } = await withLock()
    const wrong = await api.clerks.setOwnPin({ old: '000111', pin: '846205' })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid', fields: { old: 'pinWrong' } } })
    expect(await api.clerks.setOwnPin({ old: pins.account, pin: '846205' })).toMatchObject({ ok: true })
  })
})

test('what the system asks for locks only where the office has the desk lock, and tells why not', async () => {
  const desk = deskInMemory()
  await desk.api.clerks.setOwnPin({ old: '', pin: pins.account })
  for (const why of ['idle', 'system', 'sleep'] as const) expect(desk.access.lock(why)).toMatchObject({ ok: false })
  expect(desk.access.isLocked()).toBe(false)
  await desk.api.clerks.setLock({ isOn: true, afterMinutes: 5, hidesFromCapture: false })
  expect(desk.access.lock('sleep')).toEqual({ ok: true, value: null })
  expect(desk.access.isLocked()).toBe(true)
})

test('what was copied is gone from the clipboard 90 s after locking', async () => {
  const desk = await withLock()
  const created = await desk.api.requests.list({ serviceId: 'service-1', query: wholeList, offset: 0, limit: 1 })
  const [row] = created.ok ? created.value.rows : []
  await desk.api.handover.copyPart({ id: row?.id ?? '', part: 'reference' })
  expect(desk.shell.clipboard).toBe('K7Q-00001')
  await desk.api.access.lock()
  desk.clock.advance(90_000)
  await settled()
  expect(desk.shell.clipboard).toBe('')
})

describe('wrong PINs', () => {
  const wrong = { clerk: 'account', pin: '000111' }

  test('make whoever tries wait, the right PIN as well', async () => {
    const { api, clock } = await withLock()
    await api.access.lock()
    const waits = []
    for (let count = 0; count < 3; count++) waits.push(await api.access.unlock(wrong))
    expect(waits.map((answer) => answer.ok && answer.value)).toEqual([
      { is: 'wrong', waitMs: 0 },
      { is: 'wrong', waitMs: 0 },
      { is: 'wrong', waitMs: 30_000 }
    ])
    const right = { clerk: 'account', pin: pins.account }
    expect(await api.access.unlock(right)).toEqual({ ok: true, value: { is: 'wait', waitMs: 30_000 } })
    clock.advance(30_000)
    expect(await api.access.unlock(right)).toEqual(open)
  })

  test('are counted one after the other, however many come at once', async () => {
    const { api } = await withLock()
    await api.access.lock()
    const answers = await Promise.all(Array.from({ length: 6 }, () => api.access.unlock(wrong)))
    expect(answers.map((answer) => answer.ok && answer.value.is)).toEqual([
      'wrong',
      'wrong',
      'wrong',
      'wait',
      'wait',
      'wait'
    ])
  })

  test('are remembered by the ledger: another start of the app waits as well', async () => {
    const { api, store, keychain, clock } = await withLock()
    await api.access.lock()
    for (let count = 0; count < 3; count++) await api.access.unlock(wrong)
    const next = createPins({ keychain, clock })
    const trial = await next.try(store.clerks, 'account', { kind: 'pin', typed: pins.account })
    expect(trial).toEqual({ ok: true, value: { is: 'wait', waitMs: 30_000 } })
  })

  test('are counted before they are compared', async () => {
    const { api, store, keychain } = await withLock()
    await api.access.lock()
    const counts: (number | undefined)[] = []
    const { get } = keychain
    keychain.get = (account) => {
      counts.push(store.clerks.get('account')?.failed)
      return get(account)
    }
    await api.access.unlock(wrong)
    expect(counts[0]).toBe(1)
  })

  test('are not counted while the keychain does not answer, which is said', async () => {
    const { api, store, keychain } = await withLock()
    await api.access.lock()
    keychain.state = 'locked'
    expect(await api.access.unlock(wrong)).toMatchObject({ ok: false, error: { code: 'keychainLocked' } })
    expect(store.clerks.get('account')?.failed).toBe(0)
  })

  test('an entry that was taken out of the keychain lets nobody in', async () => {
    const { api, keychain } = await withLock()
    await api.access.lock()
    for (const name of [...keychain.entries.keys()]) if (name.startsWith('pin ')) keychain.entries.delete(name)
    expect(await api.access.unlock(wrong)).toMatchObject({ ok: false, error: { code: 'pinMissing' } })
    expect(await api.access.unlock({ clerk: 'account', pin: '' })).toMatchObject({ ok: false })
  })
})

describe('a desk of clerks with names', () => {
  test('lets nobody work who has not said who they are', async () => {
    const desk = deskInMemory()
    await twoClerks(desk.api)
    expect(await desk.api.access.state()).toMatchObject({
      isLocked: true,
      mode: 'named',
      clerks: [{ name: 'Jaan' }, { name: 'Mari' }],
      canUseFinger: false
    })
    await expect(desk.api.services.list()).rejects.toThrow(refusedLocked)
    expect(await desk.api.access.unlock({ clerk: 'account', pin: pins.mari })).toMatchObject({ ok: false })
  })

  test('tells two at one desk apart: in the log, and as authors of notes', async () => {
    const desk = deskInMemory()
    const { mari, jaan } = await twoClerks(desk.api)
    await desk.api.access.unlock({ clerk: jaan.id, pin: pins.jaan })
    expect(await desk.api.access.state()).toMatchObject({ worker: { name: 'Jaan', role: 'clerk' }, canLock: true })
    await desk.api.access.lock()
    await desk.api.access.unlock({ clerk: mari.id, pin: pins.mari })
    await desk.api.people.setCodeCountry({ country: 'EE' })
    expect(lastEntries(desk, 4)).toEqual([
      { act: 'signIn', author: 'Jaan', told: { by: 'pin' } },
      { act: 'lock', author: 'Jaan', told: { why: 'key' } },
      { act: 'signIn', author: 'Mari', told: { by: 'pin' } },
      { act: 'settings', author: 'Mari', told: { name: 'people.codeCountry' } }
    ])
  })

  test('has nobody on its list whose PIN the keychain did not take', async () => {
    const { api, keychain } = deskInMemory()
    const kaja = { name: 'Kaja', role: 'clerk', pin: '846205' } as const
    keychain.state = 'locked'
    expect(await api.clerks.add(kaja)).toMatchObject({ ok: false, error: { code: 'keychainLocked' } })
    expect(await api.clerks.get()).toMatchObject({ value: { clerks: [] } })
    keychain.state = 'ok'
    expect(await api.clerks.add(kaja)).toMatchObject({ ok: true })
    expect(await api.clerks.get()).toMatchObject({ value: { clerks: [{ name: 'Kaja' }] } })
  })

  test('takes no clerk’s PIN for another', async () => {
    const { api } = deskInMemory()
    const { mari } = await twoClerks(api)
    expect(await api.access.unlock({ clerk: mari.id, pin: pins.jaan })).toMatchObject({ value: { is: 'wrong' } })
  })

  test('keeps a manager who can get in', async () => {
    const { api } = deskInMemory()
    expect(await api.clerks.choose({ mode: 'named' })).toMatchObject({ error: { code: 'managerNeeded' } })
    const { mari } = await twoClerks(api)
    await api.access.unlock({ clerk: mari.id, pin: pins.mari })
    const last = { ok: false, error: { code: 'lastManager' } }
    expect(await api.clerks.remove({ id: mari.id })).toMatchObject(last)
    expect(await api.clerks.change({ id: mari.id, name: 'Mari', role: 'clerk' })).toMatchObject(last)
  })

  test('forgets the PIN of one who has left, and knows the name for theirs', async () => {
    const { api, keychain } = deskInMemory()
    const { mari, jaan } = await twoClerks(api)
    await api.access.unlock({ clerk: mari.id, pin: pins.mari })
    await api.clerks.remove({ id: jaan.id })
    expect([...keychain.entries.keys()].filter((name) => name.includes(jaan.id))).toEqual([])
    expect(await api.clerks.change({ id: mari.id, name: 'jaan', role: 'manager' })).toMatchObject({
      error: { fields: { name: 'nameTaken' } }
    })
    expect(await api.clerks.add({ name: 'Jaan', role: 'clerk', pin: '846205' })).toMatchObject({ ok: true })
    expect(await api.clerks.get()).toMatchObject({ value: { clerks: [{ id: jaan.id }, { id: mari.id }] } })
  })

  test('a manager gives a clerk who forgot a new PIN; the clerk has no code of their own', async () => {
    const { api } = deskInMemory()
    const { mari, jaan } = await twoClerks(api)
    expect(jaan.code).toBe('')
    const forgotten = { clerk: jaan.id, code: mari.code, pin: '846205' }
    expect(await api.access.setForgottenPin(forgotten)).toMatchObject({ error: { code: 'unknownClerk' } })
    await api.access.unlock({ clerk: mari.id, pin: pins.mari })
    expect(await api.clerks.setPin({ id: jaan.id, pin: '846205' })).toMatchObject({
      ok: true,
      value: { recoveryCode: null }
    })
    await api.access.lock()
    expect(await api.access.unlock({ clerk: jaan.id, pin: '846205' })).toEqual(open)
  })
})

test('no PIN and no code is in what the desk keeps, nor in what the log tells', async () => {
  const desk = deskInMemory()
  const { mari } = await twoClerks(desk.api)
  const tables = [...desk.store.clerks.named(), ...desk.store.audit.entries()]
  const kept = JSON.stringify([tables, [...desk.keychain.entries]])
  for (const secret of [pins.mari, pins.jaan, mari.code, mari.code.replaceAll('-', '')]) {
    expect(kept).not.toContain(secret)
  }
})
