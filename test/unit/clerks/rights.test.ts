/** Every call needs a right, and the door asks for it: of a window that was patched as well. */
import { describe, expect, test } from 'vitest'
import { firstChoices } from '../../../common/words/services.ts'
import { calls, type DeskApi, type Domain } from '../../../preload/contract/contract.ts'
import { type Right, rightOf, rights } from '../../../preload/contract/rights.ts'
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
  expect(withRight('manager').toSorted()).toEqual([
    'audit.review',
    'audit.save',
    'clerks.add',
    'clerks.change',
    'clerks.choose',
    'clerks.printCode',
    'clerks.remove',
    'clerks.setLock',
    'clerks.setPin',
    'decisions.setPolicy',
    'erasure.erase',
    'erasure.find',
    'erasure.hold',
    'erasure.leaveCopies',
    'erasure.list',
    'erasure.preview',
    'erasure.release',
    'erasure.saveCertificate',
    'erasure.saveHeld',
    'erasure.setDays',
    'erasure.tryCopies',
    'filing.answerLinks',
    'filing.chooseFolder',
    'filing.confirmFolder',
    'filing.fileEarlier',
    'handover.confirmHost',
    'handover.forgetHost',
    'handover.setOffice',
    'handover.setTemplates',
    'office.admit',
    'office.beginEpoch',
    'office.changeServer',
    'office.forgetKey',
    'office.found',
    'office.join',
    'office.leave',
    'office.makeKey',
    'office.orderErasure',
    'office.printSheet',
    'office.remove',
    'people.setCodeCountry',
    'programs.chooseFolder',
    'programs.claimFolder',
    'programs.set',
    'proxies.forget',
    'references.set',
    'services.add',
    'services.forgetSecret',
    'services.holdings',
    'services.order',
    'services.pause',
    'services.remove',
    'services.testConnection',
    'services.update',
    'startup.changeKey',
    'templates.setForms',
    'templates.setReasons',
    'updates.set',
    'webhook.set'
  ])
})

type Table = typeof rights
type ManagersCall = {
  [D in keyof Table]: {
    [N in keyof Table[D]]: Table[D][N] extends 'manager' ? `${D}.${N & string}` : never
  }[keyof Table[D]]
}[keyof Table]

const service = {
  ...firstChoices,
  name: 'X',
  environment: 'test',
  baseUrl: 'https://x.example',
  clientId: 'x',
  clientSecret: 'x'
} as const

const joining = { hosts: 'x', database: 'x', user: 'x', password: 'x', authority: 'x', deskName: 'x' }

/** An argument that fits, for each call that is a manager's: of one that does not fit, nobody is told whose it is. */
const managersCalls: Record<ManagersCall, (api: DeskApi) => Promise<unknown>> = {
  'clerks.add': (api) => api.clerks.add({ name: 'Nobody', role: 'manager', pin: '846205' }),
  'clerks.change': (api) => api.clerks.change({ id: 'x', name: 'Jaan', role: 'manager' }),
  'clerks.remove': (api) => api.clerks.remove({ id: 'x' }),
  'clerks.setPin': (api) => api.clerks.setPin({ id: 'x', pin: '846205' }),
  'clerks.printCode': (api) => api.clerks.printCode({ id: 'x', code: '00000-00000-00000-00000' }),
  'clerks.choose': (api) => api.clerks.choose({ mode: 'account' }),
  'clerks.setLock': (api) => api.clerks.setLock({ isOn: false, afterMinutes: 5, hidesFromCapture: false }),
  'services.testConnection': (api) => api.services.testConnection(service),
  'services.add': (api) => api.services.add(service),
  'services.update': (api) => api.services.update({ ...service, id: 'service-1' }),
  'services.order': (api) => api.services.order({ ids: [] }),
  'services.pause': (api) => api.services.pause({ serviceId: 'service-1', isPaused: true }),
  'services.holdings': (api) => api.services.holdings({ serviceId: 'service-1' }),
  'services.remove': (api) => api.services.remove({ serviceId: 'service-1', name: 'X' }),
  'erasure.setDays': async (api) => {
    const kept = await api.erasure.days()
    return kept.ok ? api.erasure.setDays(kept.value) : kept
  },
  'erasure.preview': async (api) => {
    const kept = await api.erasure.days()
    return kept.ok ? api.erasure.preview(kept.value) : kept
  },
  'erasure.find': (api) => api.erasure.find({ search: 'Mari' }),
  'erasure.saveHeld': (api) => api.erasure.saveHeld({ search: 'Mari', ids: [] }),
  'erasure.erase': (api) =>
    api.erasure.erase({ search: 'Mari', confirmation: 'Mari', ids: [], reason: 'Asked', removesFiled: false }),
  'erasure.list': (api) => api.erasure.list(),
  'erasure.saveCertificate': (api) => api.erasure.saveCertificate({ id: 'x' }),
  'erasure.tryCopies': (api) => api.erasure.tryCopies(),
  'erasure.leaveCopies': (api) => api.erasure.leaveCopies({ id: 'x' }),
  'erasure.hold': (api) => api.erasure.hold({ id: 'x', reason: 'Asked' }),
  'erasure.release': (api) => api.erasure.release({ id: 'x' }),
  'services.forgetSecret': (api) => api.services.forgetSecret({ id: 'service-1' }),
  'startup.changeKey': (api) => api.startup.changeKey(),
  'references.set': (api) => api.references.set({ template: '{number}' }),
  'office.changeServer': (api) => {
    const { deskName: _, ...server } = joining
    return api.office.changeServer(server)
  },
  'office.found': (api) => api.office.found({ ...joining, name: 'X' }),
  'office.printSheet': (api) => api.office.printSheet({ sheet: 'X' }),
  'office.join': (api) => api.office.join({ ...joining, officeCode: 'X' }),
  'office.admit': (api) => api.office.admit({ sign: 'X', approval: { sheet: 'X' } }),
  'office.remove': (api) => api.office.remove({ name: 'X', approval: { key: 'X', pin: 'X' } }),
  'office.makeKey': (api) => api.office.makeKey({ sheet: 'X', pin: 'X' }),
  'office.forgetKey': (api) => api.office.forgetKey({ key: 'X' }),
  'office.beginEpoch': (api) => api.office.beginEpoch({ approval: { sheet: 'X' } }),
  'office.orderErasure': (api) => api.office.orderErasure({ approval: { sheet: 'X' } }),
  'office.leave': (api) => api.office.leave(),
  'people.setCodeCountry': (api) => api.people.setCodeCountry({ country: 'EE' }),
  'decisions.setPolicy': async (api) => {
    const policy = await api.decisions.policy()
    return policy.ok ? api.decisions.setPolicy(policy.value) : policy
  },
  'templates.setReasons': (api) => api.templates.setReasons({ reasons: [] }),
  'templates.setForms': (api) => api.templates.setForms({ forms: [] }),
  'handover.confirmHost': (api) => api.handover.confirmHost({ id: 'x' }),
  'handover.forgetHost': (api) => api.handover.forgetHost({ serviceId: 'service-1', host: 'x.example' }),
  'handover.setTemplates': async (api) => {
    const kept = await api.handover.templates()
    return kept.ok ? api.handover.setTemplates(kept.value) : kept
  },
  'handover.setOffice': (api) => api.handover.setOffice({ office: 'X' }),
  'filing.chooseFolder': (api) => api.filing.chooseFolder(),
  'filing.fileEarlier': (api) => api.filing.fileEarlier(),
  'filing.confirmFolder': (api) => api.filing.confirmFolder(),
  'filing.answerLinks': (api) => api.filing.answerLinks({ use: true }),
  'proxies.forget': (api) => api.proxies.forget({ proxy: 'proxy.example:3128' }),
  'webhook.set': (api) => api.webhook.set({ on: false, address: '127.0.0.1', port: '8080' }),
  'programs.chooseFolder': (api) => api.programs.chooseFolder(),
  'programs.claimFolder': (api) => api.programs.claimFolder(),
  'programs.set': async (api) => {
    const kept = await api.programs.get()
    if (!kept.ok) return kept
    const { links, files, proofs } = kept.value
    return api.programs.set({ links, files, proofs })
  },
  'updates.set': (api) => api.updates.set({ mode: 'off', address: '' }),
  'audit.review': (api) => api.audit.review(),
  'audit.save': (api) => api.audit.save({ as: 'lines' })
}

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

  test('is refused each of them at the door, whatever the window sends', async () => {
    const { api, store } = await signedIn()
    const before = store.changes()
    for (const [name, call] of Object.entries(managersCalls)) expect([name, await call(api)]).toEqual([name, refused])
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
