import { describe, expect, test } from 'vitest'
import type { Policy } from '../../../common/settings/policy.ts'
import { autostartEntry } from '../../../main/starting/autostart.ts'
import { type TrayFacts, trayView } from '../../../main/starting/tray-view.ts'
import { enforceLoginItem } from '../../../main/starting/with-system.ts'
import { words } from '../../desk/words.ts'
import { noneInForce } from '../../desk-parts/compose-desk.ts'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { settled } from '../../desk-parts/settled.ts'

const on = { withSystem: true, tray: true, closesToTray: true }
const off = { withSystem: false, tray: false, closesToTray: false }

describe('until somebody chooses', () => {
  test('the system starts nothing, and no icon is there', async () => {
    const { api, shell } = deskInMemory()
    expect(await api.starting.get()).toEqual({ ok: true, value: off })
    expect([shell.loginItem.isSet, shell.tray.view]).toEqual([false, null])
  })
})

describe('what is chosen', () => {
  test('is so at once, in the system too, and is undone as it was done', async () => {
    const { api, shell } = deskInMemory()
    expect(await api.starting.set(on)).toEqual({ ok: true, value: on })
    expect([shell.loginItem.isSet, shell.tray.view !== null]).toEqual([true, true])
    await api.starting.set(off)
    expect([shell.loginItem.isSet, shell.tray.view]).toEqual([false, null])
  })

  test('is not kept where the system refuses, and the rest is', async () => {
    const { api, shell } = deskInMemory()
    shell.loginItem.refuses = true
    expect(await api.starting.set(on)).toEqual({ ok: false, error: { code: 'startNotSet' } })
    expect(await api.starting.get()).toEqual({ ok: true, value: { ...on, withSystem: false } })
  })

  test('is refused where IT has fixed otherwise, and the system is not told', async () => {
    const policy: Policy = { source: 'file', locked: { 'starting.withSystem': false }, initial: {} }
    const { api, shell } = deskInMemory({ policy: { ...noneInForce, policy } })
    expect(await api.starting.set(on)).toMatchObject({ ok: false, error: { code: 'lockedByPolicy' } })
    expect(shell.loginItem.isSet).toBe(false)
  })
})

describe('what IT has fixed', () => {
  const policyOf = (withSystem: boolean): Policy => ({
    source: 'registry',
    locked: { 'starting.withSystem': withSystem },
    initial: {}
  })
  const item = (isSet: boolean, answer = true) => {
    const told: boolean[] = []
    return { told, port: { isSet: () => isSet, set: (isOn: boolean) => told.push(isOn) > 0 && answer } }
  }

  test.each([true, false])('is told to the system where that is otherwise (%s)', (wanted) => {
    const { told, port } = item(!wanted)
    expect([enforceLoginItem(port, policyOf(wanted), true), told]).toEqual(['fits', [wanted]])
  })

  test('is not told twice, and what a clerk chose is not repeated to a system in which they chose otherwise', () => {
    const same = item(true)
    const chosen = item(false)
    enforceLoginItem(same.port, policyOf(true), true)
    enforceLoginItem(chosen.port, { source: null, locked: {}, initial: {} }, true)
    expect([same.told, chosen.told]).toEqual([[], []])
  })

  test('to begin with is told as long as nobody has chosen, and not any more then', () => {
    const begun: Policy = { source: 'file', locked: {}, initial: { 'starting.withSystem': true } }
    const [fresh, chosen] = [item(false), item(false)]
    enforceLoginItem(fresh.port, begun, false)
    enforceLoginItem(chosen.port, begun, true)
    expect([fresh.told, chosen.told]).toEqual([[true], []])
  })

  test('that the system refuses is known', () => {
    expect(enforceLoginItem(item(false, false).port, policyOf(true), true)).toBe('refused')
  })
})

describe('the icon', () => {
  const facts: TrayFacts = { counts: { waiting: 3, finished: 2 }, isLocked: false, canLock: true, hasService: true }
  const acts = (given: TrayFacts) =>
    trayView(given, 'en').lines.flatMap(({ act, isEnabled }) => (act === null ? [] : [[act, isEnabled]]))

  test('says how many wait and how many are to decide', () => {
    const waiting = words('main:tray.waiting', { count: 3 })
    const finished = words('main:tray.finished', { count: 2 })
    const view = trayView(facts, 'en')
    expect(view.tip).toBe(`eeID Desk · ${waiting} · ${finished}`)
    expect(view.lines.slice(0, 2).map(({ label }) => label)).toEqual([waiting, finished])
  })

  test('locks and asks for requests only where that can be done; opening and quitting can always', () => {
    expect(acts(facts)).toEqual([
      ['open', true],
      ['newRequest', true],
      ['lock', true],
      ['quit', true]
    ])
    const none = [
      ['open', true],
      ['newRequest', false],
      ['lock', false],
      ['quit', true]
    ]
    expect(acts({ ...facts, isLocked: true, canLock: false })).toEqual(none)
    expect(acts({ ...facts, counts: null, canLock: false })).toEqual(none)
    expect(acts({ ...facts, hasService: false, canLock: false })).toEqual(none)
  })

  test('follows what comes, a moment later, and names nobody', async () => {
    const { api, shell, clock, round } = deskInMemory()
    await api.starting.set({ ...on, withSystem: false })
    const { id: serviceId } = (await api.services.list()).at(0) ?? { id: '' }
    await api.requests.create({
      serviceId,
      reference: 'Mari Maasikas',
      claims: { sub: 'EE60001019906', name: 'Mari Maasikas' },
      reason: 'Account of Mari Maasikas'
    } as never)
    await round()
    clock.advance(2_000)
    expect(shell.tray.view?.tip).toContain(words('main:tray.waiting', { count: 1 }))
    expect(JSON.stringify(shell.tray.view)).not.toMatch(/Mari|Maasikas|60001019906/)
  })

  test('asks the window for a new request', async () => {
    const { api, shell } = deskInMemory()
    await api.starting.set({ ...on, withSystem: false })
    let wanted = 0
    api.on.newRequestWanted(() => wanted++)
    shell.tray.press('newRequest')
    await settled()
    expect(wanted).toBe(1)
  })
})

describe('the file that a Linux desktop starts the app by', () => {
  test('names the program, keeps the window away, and does nothing once the program is gone', () => {
    const entry = autostartEntry(['/opt/eeid-desk/eeid-desk'])
    expect(entry).toMatch(/^\[Desktop Entry\]\nType=Application\n/)
    expect(entry).toContain('\nExec="/opt/eeid-desk/eeid-desk" --hidden\n')
    expect(entry).toContain('\nTryExec=/opt/eeid-desk/eeid-desk\n')
  })

  test('has every path as it is, whatever signs are in it', () => {
    const entry = autostartEntry(['/home/o "x" $HOME/100%u\\a\nb.AppImage'])
    expect(entry).toContain('\nExec="/home/o \\\\"x\\\\" \\\\$HOME/100%%u\\\\\\\\a\\nb.AppImage" --hidden\n')
    expect(entry.split('\n').filter((line) => line.startsWith('b.AppImage'))).toEqual([])
  })
})
