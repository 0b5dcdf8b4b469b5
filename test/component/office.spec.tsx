import { readFileSync } from 'node:fs'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { OfficeLoopOptions } from '../../main/office/loop.ts'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { memoryOfficeServer } from '../desk-parts/memory-office-server.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { makeAuthority } from '../neighbours/certificates.ts'
import { temporaryFolder } from '../unit/store/temporary-store.ts'
import { openWindow } from './open-window.tsx'

const completed = serviceRequest({
  id: 'q-1',
  reference: 'K7Q-00001',
  status: 'completed',
  completed_at: '2026-05-01T09:00:00Z',
  result: mariMaasikas
})

const authority = () => readFileSync(makeAuthority(temporaryFolder()).certificate, 'utf8')

/** The page, and how a field of it is filled in. */
async function openPage(connectOffice: OfficeLoopOptions['connect']) {
  const desk = deskInMemory({ requests: [completed], connectOffice })
  const clerk = await openWindow(desk)
  const page = within(await clerk.openSettings('office'))
  const fill = async (name: 'deskName' | 'hosts' | 'database' | 'user' | 'password' | 'authority', text: string) => {
    await clerk.user.click(await page.findByLabelText(words(`office.${name}`)))
    await clerk.user.paste(text)
  }
  const fillServer = async (deskName: string) => {
    await fill('deskName', deskName)
    await fill('hosts', 'db.example.ee')
    await fill('database', 'office')
    await fill('user', 'desk_1')
    await fill('password', 'secret')
    await fill('authority', authority())
  }
  return { desk, clerk, page, fillServer }
}

test('an office is founded, its sheet is shown once, and another computer is admitted by it', async () => {
  const { connect } = memoryOfficeServer()
  const first = await openPage(connect)
  await first.clerk.user.click(await first.page.findByLabelText(words('office.found')))
  await first.clerk.user.click(first.page.getByLabelText(words('office.name')))
  await first.clerk.user.paste('Town office')
  await first.fillServer('Counter 1')
  await first.clerk.user.click(first.page.getByRole('button', { name: words('office.doFound') }))
  const { textContent: sheet } = await first.page.findByTestId('office-sheet')
  expect(sheet).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
  await first.page.findByText(words('office.stage.connected'))
  await first.clerk.user.click(first.page.getByRole('button', { name: words('office.sheetKept') }))
  expect(first.page.queryByTestId('office-sheet')).toBeNull()

  const second = deskInMemory({ connectOffice: connect })
  const code = (await first.desk.api.office.get()).ok ? await officeCode(first.desk) : ''
  const server = { hosts: 'db.example.ee', database: 'office', user: 'desk_2', password: 'x', authority: authority() }
  const asked = await second.api.office.join({ ...server, deskName: 'Counter 2', officeCode: code })
  expect(asked).toMatchObject({ ok: true, value: { stage: 'connecting' } })
  await first.desk.round()
  first.desk.clock.advance(5_000)
  const form = within(await first.page.findByRole('form', { name: words('office.asks', { name: 'Counter 2' }) }))
  await first.clerk.user.type(form.getByLabelText(words('office.sheet')), 'AAAA')
  await first.clerk.user.click(form.getByRole('button', { name: words('office.admit') }))
  await form.findByText(words('field.notSheetCode'))
  await first.clerk.user.clear(form.getByLabelText(words('office.sheet')))
  await first.clerk.user.click(form.getByLabelText(words('office.sheet')))
  await first.clerk.user.paste(sheet ?? '')
  await first.clerk.user.click(form.getByRole('button', { name: words('office.admit') }))
  await first.page.findByText(/Counter 2/)
  second.clock.advance(5_000)
  await waitFor(() => {
    second.clock.advance(5_000)
    expect(second.store.office.get()).toMatchObject({ isAdmitted: true, name: 'Town office' })
  })
})

/** Two desks of one office, put together by calls. */
async function officeOfTwo() {
  const { connect } = memoryOfficeServer()
  const [one, two] = [0, 1].map(() => deskInMemory({ requests: [completed], connectOffice: connect }))
  if (!one || !two) throw new Error('no desks')
  const server = { hosts: 'db.example.ee', database: 'office', user: 'desk', password: 'x', authority: authority() }
  const founded = await one.api.office.found({ ...server, deskName: 'Counter 1', name: 'Town office' })
  if (!founded.ok) throw new Error(founded.error.code)
  await two.api.office.join({ ...server, deskName: 'Counter 2', officeCode: await officeCode(one) })
  const asking = async () => {
    const view = await one.api.office.get()
    return view.ok ? view.value.asking[0]?.sign : undefined
  }
  const turn = () => {
    for (const { clock } of [one, two]) clock.advance(5_000)
  }
  await waitFor(async () => {
    turn()
    expect(await asking()).toBeDefined()
  })
  const approval = { sheet: founded.value.sheet }
  expect(await one.api.office.admit({ sign: (await asking()) ?? '', approval })).toMatchObject({ ok: true })
  await waitFor(async () => {
    turn()
    expect(await two.api.office.get()).toMatchObject({ ok: true, value: { stage: 'connected' } })
  })
  return { one, two, turn }
}

test('who looks at a request at another computer is told quietly beside it, and no longer when they leave', async () => {
  const { one, two, turn } = await officeOfTwo()
  const { serviceId } = two.store.views.get('q-1') ?? { serviceId: '' }
  const clerk = await openWindow(one)
  await clerk.open('K7Q-00001')
  const told = await screen.findByTestId('lookers')
  expect(told.textContent).toBe('')
  expect(told.getAttribute('role')).toBe('status')
  await two.api.requests.focus({ serviceId, id: 'q-1' })
  const who = `${two.store.author()} (Counter 2)`
  await waitFor(() => expect(told.textContent).toBe(words('hand.lookers', { who })))
  turn()
  await two.api.requests.focus({ serviceId, id: null })
  await waitFor(() => expect(told.textContent).toBe(''))
})

test('a manager makes a key by the sheet, admits a computer by its PIN, and removes it again', async () => {
  const { connect } = memoryOfficeServer()
  const { desk, clerk, page, fillServer } = await openPage(connect)
  const { user } = clerk
  await user.click(await page.findByLabelText(words('office.found')))
  await user.click(page.getByLabelText(words('office.name')))
  await user.paste('Town office')
  await fillServer('Counter 1')
  await user.click(page.getByRole('button', { name: words('office.doFound') }))
  const { textContent: sheet } = await page.findByTestId('office-sheet')
  await user.click(page.getByRole('button', { name: words('office.sheetKept') }))
  await user.click(await page.findByRole('button', { name: words('office.makeKey') }))
  const making = within(await page.findByRole('form', { name: words('office.makeKey') }))
  await user.click(making.getByLabelText(words('office.sheet')))
  await user.paste(sheet ?? '')
  await user.type(making.getByLabelText(words('office.newPin')), '111111')
  await user.click(making.getByRole('button', { name: words('office.makeKeyNow') }))
  await making.findByText(words('field.pinTooEasy'))
  await user.clear(making.getByLabelText(words('office.newPin')))
  await user.type(making.getByLabelText(words('office.newPin')), '9471 k')
  await user.click(making.getByRole('button', { name: words('office.makeKeyNow') }))
  await waitFor(() => expect(desk.store.managing.keys()).toHaveLength(1))

  const second = deskInMemory({ connectOffice: connect })
  const server = { hosts: 'db.example.ee', database: 'office', user: 'desk_2', password: 'x', authority: authority() }
  await second.api.office.join({ ...server, deskName: 'Counter 2', officeCode: await officeCode(desk) })
  await desk.round()
  desk.clock.advance(5_000)
  const asking = within(await page.findByRole('form', { name: words('office.asks', { name: 'Counter 2' }) }))
  await user.type(asking.getByLabelText(words('office.pin')), '9471 j')
  await user.click(asking.getByRole('button', { name: words('office.admit') }))
  await asking.findByText(words('field.pinWrong'))
  await user.clear(asking.getByLabelText(words('office.pin')))
  await user.type(asking.getByLabelText(words('office.pin')), '9471 k')
  await user.click(asking.getByRole('button', { name: words('office.admit') }))
  await waitFor(() => {
    second.clock.advance(5_000)
    expect(second.store.office.get()).toMatchObject({ isAdmitted: true })
  })

  await user.click(await page.findByRole('button', { name: words('office.remove', { name: 'Counter 2' }) }))
  const removing = within(page.getByRole('form', { name: words('office.removeTitle', { name: 'Counter 2' }) }))
  await user.type(removing.getByLabelText(words('office.pin')), '9471 k')
  await user.click(removing.getByRole('button', { name: words('office.removeNow') }))
  await page.findByText(new RegExp(`Counter 2 .*${words('office.isRemoved')}`))
  await waitFor(async () => {
    desk.clock.advance(5_000)
    second.clock.advance(5_000)
    expect(await second.api.office.get()).toMatchObject({ value: { stage: 'removed' } })
  })
})

test('entries that the server withholds are told on the page and on the page of health, and what brings them back', async () => {
  const { connect, hidden } = memoryOfficeServer()
  const { desk, clerk, page } = await openPage(connect)
  const server = { hosts: 'db.example.ee', database: 'office', user: 'desk_1', password: 'x', authority: authority() }
  const founded = await desk.api.office.found({ ...server, deskName: 'Counter 1', name: 'Town office' })
  const sheet = founded.ok ? founded.value.sheet : ''
  const second = deskInMemory({ requests: [completed], connectOffice: connect })
  await second.api.office.join({ ...server, deskName: 'Counter 2', officeCode: await officeCode(desk) })
  await waitFor(async () => {
    desk.clock.advance(5_000)
    const got = await desk.api.office.get()
    const sign = got.ok ? (got.value.asking[0]?.sign ?? '') : ''
    expect(await desk.api.office.admit({ sign, approval: { sheet } })).toMatchObject({ ok: true })
  })
  await waitFor(() => {
    second.clock.advance(5_000)
    expect(second.store.office.get()).toMatchObject({ isAdmitted: true })
  })
  hidden.add(second.store.audit.head().stream)
  second.clock.advance(24 * 3_600_000)
  const own = second.store.office.membership()?.desk ?? ''
  await waitFor(() => {
    second.clock.advance(5_000)
    expect(second.store.signed.get(own)?.number).toBe(2)
  })
  await waitFor(
    () => {
      desk.clock.advance(60_000)
      expect(page.queryByText(/Counter 2 had on/)).not.toBeNull()
    },
    { timeout: 10_000 }
  )
  await clerk.key('{Control>}{Shift>}h{/Shift}{/Control}')
  await screen.findByText(/lacks .* that Counter 2 had/)
})

async function officeCode(desk: ReturnType<typeof deskInMemory>): Promise<string> {
  const got = await desk.api.office.get()
  return got.ok ? (got.value.office?.code ?? '') : ''
}

test('what is missing or wrong is told beside its field, and a server that does not answer above the key', async () => {
  const { clerk, page, fillServer } = await openPage(async () => ({ ok: false, fault: 'unreachable' }) as never)
  await clerk.user.click(await page.findByRole('button', { name: words('office.doJoin') }))
  expect(await page.findAllByText(words('field.required'))).toHaveLength(5)
  await page.findByText(words('field.notAServer'))
  await page.findByText(words('field.notCertificates'))
  await clerk.user.click(page.getByLabelText(words('office.officeCode')))
  await clerk.user.paste('0000-0000-0000-0000-0000-0000-00')
  await fillServer('Counter 2')
  await clerk.user.click(page.getByRole('button', { name: words('office.doJoin') }))
  await page.findByText(words('problem.officeUnreachable'))
})

test('another login is tried before it is kept, and what was typed stays where it was wrong', async () => {
  const { server } = memoryOfficeServer()
  const users: string[] = []
  const { desk, clerk, page } = await openPage(async ({ user }, password) => {
    users.push(user)
    return password === 'wrong' ? { ok: false, fault: 'refusedLogin' } : { ok: true, server }
  })
  const { user } = clerk
  const login = {
    hosts: 'db.example.ee',
    database: 'office',
    user: 'desk_1',
    password: 'first',
    authority: authority()
  }
  await desk.api.office.found({ ...login, deskName: 'Counter 1', name: 'Town office' })
  desk.send('officeChanged', null)
  await user.click(await page.findByRole('button', { name: words('office.change') }))
  const form = within(await page.findByRole('form', { name: words('office.changeTitle') }))
  const field = (name: 'hosts' | 'database' | 'user' | 'password' | 'authority') =>
    form.getByLabelText<HTMLInputElement>(words(`office.${name}`))
  const send = () => user.click(form.getByRole('button', { name: words('office.changeNow') }))
  expect([field('hosts').value, field('user').value, field('password').value]).toEqual(['db.example.ee', 'desk_1', ''])
  await user.clear(field('hosts'))
  await send()
  await form.findByText(words('field.required'))
  await form.findByText(words('field.notAServer'))
  await user.type(field('hosts'), 'next.example.ee')
  await user.clear(field('user'))
  await user.type(field('user'), 'desk_9')
  await user.type(field('password'), 'wrong')
  await send()
  await form.findByText(words('problem.officeLoginRefused'))
  expect([field('hosts').value, field('user').value, field('password').value]).toEqual([
    'next.example.ee',
    'desk_9',
    'wrong'
  ])
  expect(desk.store.office.get()?.connection.user).toBe('desk_1')
  await user.clear(field('password'))
  await user.type(field('password'), 'second')
  await send()
  await waitFor(() => expect(page.queryByRole('form', { name: words('office.changeTitle') })).toBeNull())
  expect(desk.store.office.get()?.connection).toMatchObject({ hosts: ['next.example.ee'], user: 'desk_9' })
  expect(users.at(-1)).toBe('desk_9')
})

test('a manager’s key is deleted from a computer only after what that means was read', async () => {
  const { connect } = memoryOfficeServer()
  const { desk, clerk, page } = await openPage(connect)
  const { user } = clerk
  const server = { hosts: 'db.example.ee', database: 'office', user: 'desk_1', password: 'x', authority: authority() }
  const founded = await desk.api.office.found({ ...server, deskName: 'Counter 1', name: 'Town office' })
  await desk.api.office.makeKey({ sheet: founded.ok ? founded.value.sheet : '', pin: '9471 k' })
  desk.send('officeChanged', null)
  const name = desk.store.managing.keys()[0]?.holder ?? ''
  const ask = async () => user.click(await page.findByRole('button', { name: words('office.forgetKey', { name }) }))
  await ask()
  await page.findByText(words('office.forgetKeySure'))
  await user.click(page.getByRole('button', { name: words('office.leaveNot') }))
  expect(page.queryByText(words('office.forgetKeySure'))).toBeNull()
  expect(desk.store.managing.keys()).toHaveLength(1)
  await ask()
  await user.click(await page.findByRole('button', { name: words('office.forgetKeyNow') }))
  await waitFor(() => expect(desk.store.managing.keys()).toHaveLength(0))
})

test('after a quarter the page and health remind of another key of the office, and a manager begins it', async () => {
  const { connect } = memoryOfficeServer()
  const { desk, clerk, page } = await openPage(connect)
  const server = { hosts: 'db.example.ee', database: 'office', user: 'desk_1', password: 'x', authority: authority() }
  const founded = await desk.api.office.found({ ...server, deskName: 'Counter 1', name: 'Town office' })
  desk.send('officeChanged', null)
  await page.findByText(words('office.managers'))
  expect(page.queryByText(words('office.epochDue'))).toBeNull()
  desk.clock.advance(92 * 24 * 3_600_000)
  await clerk.key('{Control>}{Shift>}h{/Shift}{/Control}')
  const line = (await screen.findByText(words('health.says.office.keyDue'))).closest('li') ?? document.body
  await clerk.user.click(within(line).getByRole('button'))
  await screen.findByText(words('office.epochDue'))
  const form = within(screen.getByRole('form', { name: words('office.epoch') }))
  await clerk.user.click(form.getByLabelText(words('office.sheet')))
  await clerk.user.paste(founded.ok ? founded.value.sheet : '')
  await clerk.user.click(form.getByRole('button', { name: words('office.epochNow') }))
  await waitFor(() => expect(screen.queryByText(words('office.epochDue'))).toBeNull())
})

test('a request of which a later version has said something stands still, says why, and another one does not', async () => {
  const second = serviceRequest({ ...completed, id: 'q-2', reference: 'K7Q-00002' })
  const desk = deskInMemory({ requests: [completed, second] })
  const { store } = desk
  const clerk = await openWindow(desk)
  store.merge.stop('a'.repeat(64), null, { baseUrl: 'https://eeid.example', clientId: 'client', request: 'q-1' })
  desk.send('requestsChanged', { serviceId: 'service-1' })
  await clerk.user.click(await clerk.row('K7Q-00001'))
  await screen.findByText(words('next.notUnderstood.title'))
  await screen.findByText(words('next.notUnderstood.text'))
  expect(screen.queryByRole('button', { name: words('does.accept') })).toBeNull()
  expect(screen.queryByRole('button', { name: words('does.reject') })).toBeNull()
  expect(screen.queryByLabelText(words('decision.note'))).toBeNull()
  const decided = await desk.api.decisions.decide({ id: 'q-1', verdict: 'accept', note: '' })
  expect(decided).toMatchObject({ ok: false, error: { code: 'notUnderstood' } })
  await clerk.user.click(await clerk.row('K7Q-00002'))
  await screen.findByRole('button', { name: words('does.accept') })
})

test('what two computers decided without knowing of each other is shown, and is to be decided', async () => {
  const desk = deskInMemory({ requests: [completed] })
  const { store } = desk
  const clerk = await openWindow(desk)
  store.atomically(() => {
    store.decisions.decide({ serviceId: 'service-1', requestId: 'q-1', verdict: 'accept', note: '', wentAgainst: [] })
    store.merge.hear({
      hash: 'a'.repeat(64),
      head: {
        version: 2,
        stream: '0',
        number: 1,
        before: null,
        id: '0',
        author: 'Juku',
        at: Date.UTC(2026, 4, 1),
        act: 'decide',
        subject: null,
        text: '',
        office: '0',
        desk: '1',
        seen: [],
        body: ''
      },
      about: { baseUrl: 'https://eeid.example', clientId: 'client', request: 'q-1' },
      said: { is: 'decision', verdict: 'reject', note: '', wentAgainst: [], countsInMs: 0 },
      desk: 'Counter 2'
    })
  })
  desk.send('requestsChanged', { serviceId: 'service-1' })
  await clerk.user.click(await clerk.row('K7Q-00001'))
  await screen.findByText(words('decision.twice'))
  const history = await screen.findByTestId('decisions')
  expect(history.textContent).toContain(`Juku · ${words('decision.at', { desk: 'Counter 2' })}`)
  expect(history.textContent).toContain(words('decision.verdict.accept'))
})
