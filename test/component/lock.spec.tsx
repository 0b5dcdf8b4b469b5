import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { addClerk, pins, twoClerks } from '../desk-parts/clerks.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import type { Clerk } from './clerk.ts'
import { openWindow } from './open-window.tsx'

/** Its hint is part of its name. */
const lockSwitch = new RegExp(`^${words('lock.isOn')}`)

const title = { name: words('lock.title') }
const isLocked = () => screen.findByRole('heading', title)
const isOpen = () => screen.findAllByRole('button', { name: words('list.newRequest') })
const pinField = () => screen.findByLabelText<HTMLInputElement>(words('lock.pin'), { exact: true })

async function typePin(clerk: Clerk, pin: string) {
  // Not while the one before is still being compared.
  await screen.findByRole('button', { name: words('lock.unlock') })
  await clerk.user.click(await pinField())
  await clerk.user.paste(pin)
  await clerk.user.keyboard('{Enter}')
}

async function withPin() {
  const desk = deskInMemory({ requests: [serviceRequest({ id: '1', reference: 'K7Q-00001' })] })
  const set = await desk.api.clerks.setOwnPin({ old: '', pin: pins.account })
  await desk.api.clerks.setLock({ isOn: true, afterMinutes: 5, hidesFromCapture: false })
  return { desk, code: set.ok ? (set.value.recoveryCode ?? '') : '' }
}

const shows = (desk: DeskInMemory) => desk.api.access.state().then(({ isLocked: locked }) => locked)

test('the desk is locked by its key, shows nothing of anybody, and opens by the PIN', async () => {
  const { desk } = await withPin()
  const clerk = await openWindow(desk)
  await clerk.row('K7Q-00001')
  await clerk.key('{Control>}l{/Control}')
  await isLocked()
  expect(screen.queryByRole('grid')).toBeNull()
  expect(document.body.textContent).not.toContain('K7Q-00001')
  await waitFor(async () => expect(document.activeElement).toBe(await pinField()))
  await typePin(clerk, pins.account)
  await isOpen()
  await clerk.row('K7Q-00001')
})

test('a window that is open when the lock is turned on can be locked by its key from then on', async () => {
  const desk = deskInMemory({ requests: [serviceRequest({ id: '1', reference: 'K7Q-00001' })] })
  const clerk = await openWindow(desk)
  await clerk.row('K7Q-00001')
  await desk.api.clerks.setOwnPin({ old: '', pin: pins.account })
  await desk.api.clerks.setLock({ isOn: true, afterMinutes: 5, hidesFromCapture: false })
  await screen.findByRole('button', { name: new RegExp(words('does.lock')) })
  await clerk.key('{Control>}l{/Control}')
  await isLocked()
})

test('a wrong PIN is said and taken out of the field, and after three the desk says how long to wait', async () => {
  const { desk } = await withPin()
  await desk.api.access.lock()
  const clerk = await openWindow(desk)
  await isLocked()
  await typePin(clerk, '000111')
  await screen.findByText(words('lock.wrong'))
  expect((await pinField()).value).toBe('')
  await typePin(clerk, '000112')
  await typePin(clerk, '000113')
  await screen.findByText((text) => text.includes('30 seconds'))
  await typePin(clerk, pins.account)
  expect(await shows(desk)).toBe(true)
  await isLocked()
})

test('a clerk chooses themselves by the arrow keys, and another takes over', async () => {
  const desk = deskInMemory()
  await twoClerks(desk.api)
  const clerk = await openWindow(desk)
  await isLocked()
  const group = await screen.findByRole('radiogroup', { name: words('lock.who') })
  expect(within(group).getAllByRole('radio')).toHaveLength(2)
  await clerk.user.click(within(group).getByRole('radio', { name: 'Jaan' }))
  await typePin(clerk, pins.jaan)
  await isOpen()
  await clerk.press(`Jaan: ${words('does.lock')}`)
  await isLocked()
  await clerk.user.click(await screen.findByRole('radio', { name: 'Mari' }))
  await typePin(clerk, pins.mari)
  await screen.findByRole('button', { name: `Mari: ${words('does.lock')}` })
})

test('a manager who forgot the PIN takes another by the code, and is shown the next code once', async () => {
  const { desk, code } = await withPin()
  await desk.api.access.lock()
  const clerk = await openWindow(desk)
  await clerk.press(words('lock.forgot'))
  const form = await screen.findByRole('form', { name: words('lock.forgot') })
  await clerk.user.click(within(form).getByLabelText(words('lock.code')))
  await clerk.user.paste(code)
  await clerk.user.click(within(form).getByLabelText(words('clerks.newPin')))
  await clerk.user.paste('846205')
  await clerk.user.keyboard('{Enter}')
  const next = await screen.findByTestId('recovery-code')
  expect(next.textContent).not.toBe(code)
  await clerk.press(words('clerks.codeKept'))
  expect(screen.queryByTestId('recovery-code')).toBeNull()
  await typePin(clerk, '846205')
  await isOpen()
})

test('a clerk who forgot is sent to a manager', async () => {
  const desk = deskInMemory()
  await twoClerks(desk.api)
  const clerk = await openWindow(desk)
  await clerk.user.click(await screen.findByRole('radio', { name: 'Jaan' }))
  await clerk.press(words('lock.forgot'))
  await screen.findByText(words('lock.forgotClerk'))
  await clerk.press(words('lock.back'))
  await pinField()
})

test('a finger opens it, where the system has a sensor', async () => {
  const { desk } = await withPin()
  desk.shell.finger = { isThere: true, isKnown: false }
  await desk.api.access.lock()
  const clerk = await openWindow(desk)
  await clerk.press(words('lock.finger'))
  await screen.findByText(words('lock.fingerNot'))
  desk.shell.finger.isKnown = true
  await clerk.press(words('lock.finger'))
  await isOpen()
})

test('a desk that nobody can lock offers no lock', async () => {
  const desk = deskInMemory()
  const clerk = await openWindow(desk)
  await isOpen()
  expect(screen.queryByRole('button', { name: words('does.lock') })).toBeNull()
  await clerk.key('{Control>}l{/Control}')
  expect(await shows(desk)).toBe(false)
})

test('the page of the settings: a PIN, the lock, clerks, and then everybody says who they are', async () => {
  const desk = deskInMemory()
  const clerk = await openWindow(desk)
  await isOpen()
  await clerk.key('{Control>},{/Control}')
  await clerk.press(words('settings.sections.clerks'))
  await clerk.user.click(await screen.findByRole('switch', { name: lockSwitch }))
  await screen.findByText(words('problem.pinNeeded'))

  await clerk.press(words('clerks.setPin'))
  const own = await screen.findByRole('form', { name: words('clerks.own') })
  await clerk.user.type(within(own).getByLabelText(words('clerks.newPin')), '123456')
  await clerk.user.click(within(own).getByRole('button', { name: words('clerks.setPin') }))
  await within(own).findByText(words('field.pinTooEasy'))
  await clerk.user.clear(within(own).getByLabelText(words('clerks.newPin')))
  await clerk.user.type(within(own).getByLabelText(words('clerks.newPin')), pins.account)
  await clerk.user.click(within(own).getByRole('button', { name: words('clerks.setPin') }))
  await screen.findByText(words('clerks.pinSet'))
  await clerk.press(words('clerks.codeKept'))
  await clerk.user.click(await screen.findByRole('switch', { name: lockSwitch }))
  await waitFor(async () => expect(await desk.api.clerks.get()).toMatchObject({ value: { lock: { isOn: true } } }))

  await clerk.user.click(await screen.findByRole('radio', { name: words('clerks.modeNamed') }))
  await screen.findByText(words('problem.managerNeeded'))
  await clerk.press(words('clerks.add'))
  const form = await screen.findByRole('form', { name: words('clerks.add') })
  await clerk.user.type(within(form).getByLabelText(words('clerks.name')), 'Mari')
  await clerk.user.type(within(form).getByLabelText(words('clerks.firstPin')), pins.mari)
  await clerk.user.click(within(form).getByRole('radio', { name: words('clerks.roles.manager') }))
  await clerk.user.click(within(form).getByRole('button', { name: words('clerks.addIt') }))
  await screen.findByTestId('recovery-code')
  await clerk.press(words('clerks.codeKept'))
  await clerk.user.click(await screen.findByRole('radio', { name: words('clerks.modeNamed') }))
  await isLocked()
})

test('a clerk finds their PIN there, and nothing that is a manager’s', async () => {
  const desk = deskInMemory()
  await addClerk(desk.api, 'Mari', 'manager', pins.mari)
  const { id } = await addClerk(desk.api, 'Jaan', 'clerk', pins.jaan)
  await desk.api.clerks.choose({ mode: 'named' })
  await desk.api.access.unlock({ clerk: id, pin: pins.jaan })
  const clerk = await openWindow(desk)
  await isOpen()
  await clerk.key('{Control>},{/Control}')
  await clerk.press(words('settings.sections.clerks'))
  await screen.findByText(words('clerks.onlyManager'))
  expect(screen.queryByRole('switch', { name: lockSwitch })).toBeNull()
  expect(screen.queryByRole('button', { name: words('clerks.add') })).toBeNull()
})
