/** Every call needs a right, and the door asks for it: of a window that was patched as well. */
import { describe, expect, test } from 'vitest'
import { type Right, rightOf, rights } from '../../../main/ipc/rights.ts'
import { calls, type Domain } from '../../../preload/contract/contract.ts'
import { pins, twoClerks } from '../../desk-parts/clerks.ts'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'

const named = (one: Record<string, object>) =>
  Object.entries(one).flatMap(([domain, names]) => Object.keys(names).map((name) => `${domain}.${name}`))

const withRight = (right: Right) =>
  named(calls).filter((channel) => {
    const [domain, name] = channel.split('.')
    return rightOf(domain as Domain, name ?? '') === right
  })

test('every call of the contract is in the table, and no other', () => {
  expect(named(rights).toSorted()).toEqual(named(calls).toSorted())
})

test('what is not in the table is a manager’s', () => {
  expect(rightOf('audit', 'somethingNew')).toBe('manager')
})

test('while the desk is locked only these calls are answered', () => {
  expect(withRight('anybody')).toEqual([
    'startup.state',
    'startup.retry',
    'startup.keepNothing',
    'startup.startAnew',
    'preferences.get',
    'preferences.set',
    'access.state',
    'access.unlock',
    'access.unlockByFinger',
    'access.setForgottenPin'
  ])
})

test('what the office decides is a manager’s', () => {
  expect(withRight('manager')).toEqual([
    'startup.changeKey',
    'clerks.add',
    'clerks.change',
    'clerks.remove',
    'clerks.setPin',
    'clerks.choose',
    'clerks.setLock',
    'services.testConnection',
    'services.add',
    'services.update',
    'services.forgetSecret',
    'references.set',
    'people.setCodeCountry',
    'decisions.setPolicy',
    'templates.setReasons',
    'templates.setForms',
    'handover.confirmHost',
    'handover.forgetHost',
    'handover.setTemplates',
    'handover.setOffice',
    'filing.chooseFolder',
    'filing.fileEarlier',
    'filing.confirmFolder',
    'filing.answerLinks',
    'proxies.forget',
    'webhook.set',
    'audit.review',
    'audit.save'
  ])
})

describe('a clerk at the desk', () => {
  const signedIn = async () => {
    const desk = deskInMemory()
    const { jaan } = await twoClerks(desk.api)
    await desk.api.access.unlock({ clerk: jaan.id, pin: pins.jaan })
    return { ...desk, jaan }
  }
  const refused = { ok: false, error: { code: 'managerOnly' } }

  test('is refused what is a manager’s, and nothing of it happens', async () => {
    const { api, store, jaan } = await signedIn()
    const before = store.changes()
    expect(await api.people.setCodeCountry({ country: 'EE' })).toEqual(refused)
    expect(await api.clerks.change({ id: jaan.id, name: 'Jaan', role: 'manager' })).toEqual(refused)
    expect(await api.clerks.add({ name: 'Nobody', role: 'manager', pin: '846205' })).toEqual(refused)
    expect(await api.clerks.choose({ mode: 'account' })).toEqual(refused)
    expect(await api.clerks.setLock({ isOn: false, afterMinutes: 5, hidesFromCapture: false })).toEqual(refused)
    expect(await api.audit.save({ as: 'lines' })).toEqual(refused)
    expect(store.changes()).toBe(before)
  })

  test('is refused, in a call that keeps choices of both, what is the office’s, and keeps their own', async () => {
    const { api } = await signedIn()
    expect(await api.notifications.set({ show: false, namePerson: true, sound: false })).toEqual(refused)
    expect(await api.notifications.set({ show: false, namePerson: false, sound: false })).toMatchObject({ ok: true })
    expect(await api.notifications.get()).toEqual({ ok: true, value: { show: false, namePerson: false, sound: false } })
    const filing = { when: 'completion', template: '{date}.pdf', manifest: false, clerk: 'Jaan' } as const
    expect(await api.filing.set(filing)).toEqual(refused)
  })

  test('works', async () => {
    const { api } = await signedIn()
    expect(await api.services.list()).toHaveLength(1)
    expect(await api.handover.setScreen({ isOn: true })).toMatchObject({ ok: true })
    expect(await api.clerks.setOwnPin({ old: pins.jaan, pin: '846205' })).toMatchObject({ ok: true })
  })
})
