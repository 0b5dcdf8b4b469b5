import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ServiceRow } from '../../main/store/ledger/services.ts'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { cachedRequest, testService } from '../unit/store/temporary-store.ts'
import type { Clerk } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const codes: ServiceRow = { ...testService, name: 'Codes', purpose: 'code', reason: 'Opening an account' }
const dates: ServiceRow = {
  ...codes,
  id: 'dates',
  name: 'Dates',
  clientId: 'd',
  purpose: 'birthdate',
  color: 'green',
  reason: ''
}
const practice: ServiceRow = {
  ...testService,
  id: 'practice',
  name: 'Practice',
  environment: 'test',
  clientId: 'p',
  color: 'amber'
}

let desk: DeskInMemory
let clerk: Clerk

beforeEach(async () => {
  desk = deskInMemory({ services: [codes, dates, practice] })
  for (const { id } of [codes, dates, practice]) {
    desk.store.requests.put(cachedRequest({ serviceId: id, id: `r-${id}`, reference: `R-${id}` }))
  }
  clerk = await openWindow(desk)
  await screen.findByRole('combobox', { name: words('service.switch') })
})

const choose = (scope: string) =>
  clerk.user.selectOptions(screen.getByRole('combobox', { name: words('service.switch') }), scope)

const item = (name: string) =>
  within(screen.getAllByTestId('service-item').find((one) => within(one).queryByText(name) !== null) as HTMLElement)

const named = (key: 'service.pause' | 'service.goOn' | 'service.remove' | 'service.up', name: string) =>
  screen.getByRole('button', { name: `${words(key)}: ${name}` })

describe('the list', () => {
  it('shows one service or all, each row marked, and those of a test service as that', async () => {
    await screen.findByText('R-service-1')
    expect(screen.queryByText('R-dates')).toBeNull()
    await choose('all')
    await waitFor(() => expect(screen.getAllByTestId('request-row')).toHaveLength(3))
    const row = (id: string) => screen.getByText(`R-${id}`).closest('[data-testid="request-row"]') as HTMLElement
    await waitFor(() => expect(within(row('practice')).getByText(words('environment.testBadge'))).toBeDefined())
    expect(within(row('dates')).getByText('Dates')).toBeDefined()
    expect(within(row('dates')).queryByText(words('environment.testBadge'))).toBeNull()
    const states = screen.getAllByTestId('service-state').map(({ dataset }) => dataset.service)
    expect(states).toEqual([codes.id, dates.id, practice.id])
  })
})

describe('the form', () => {
  const service = () => screen.getByRole<HTMLSelectElement>('combobox', { name: words('service.ofRequest') })
  const born = () => screen.getByLabelText(words('create.birthdate'))

  it('suggests the service for what is typed, and goes there only when the clerk says so', async () => {
    await clerk.user.click(screen.getAllByRole('button', { name: words('list.newRequest') })[0] as HTMLElement)
    expect(service().value).toBe(codes.id)
    expect(screen.getByLabelText<HTMLTextAreaElement>(words('create.reason')).value).toBe('Opening an account')
    await clerk.user.type(born(), '31.01.1980')
    await screen.findByTestId('service-suggestion')
    expect(service().value).toBe(codes.id)
    await clerk.user.click(screen.getByRole('button', { name: words('service.useIt', { name: 'Dates' }) }))
    expect(service().value).toBe(dates.id)
    expect(screen.getByLabelText<HTMLInputElement>(words('create.birthdate')).value).toBe('31.01.1980')
    expect(screen.getByLabelText<HTMLTextAreaElement>(words('create.reason')).value).toBe('')
  })

  it('leaves the clerk’s own choice as it is', async () => {
    await clerk.user.click(screen.getAllByRole('button', { name: words('list.newRequest') })[0] as HTMLElement)
    await clerk.user.selectOptions(service(), practice.id)
    await clerk.user.selectOptions(service(), codes.id)
    await clerk.user.type(born(), '31.01.1980')
    expect(screen.queryByTestId('service-suggestion')).toBeNull()
    expect(service().value).toBe(codes.id)
  })
})

describe('the page of services', () => {
  beforeEach(async () => {
    await clerk.user.click(screen.getByRole('button', { name: words('settings.title') }))
    await clerk.user.click(screen.getByRole('button', { name: words('settings.sections.service') }))
    await screen.findAllByTestId('service-item')
  })

  it('moves, pauses and lets go on', async () => {
    await clerk.user.click(named('service.up', 'Dates'))
    await waitFor(() =>
      expect(desk.store.services.list().map(({ name }) => name)).toEqual(['Dates', 'Codes', 'Practice'])
    )
    await clerk.user.click(named('service.pause', 'Practice'))
    await waitFor(() => expect(item('Practice').getByText(words('service.isPaused'))).toBeDefined())
    expect(desk.store.services.get(practice.id)?.isPaused).toBe(true)
    await clerk.user.click(named('service.goOn', 'Practice'))
    await waitFor(() => expect(desk.store.services.get(practice.id)?.isPaused).toBe(false))
  })

  it('names what removing erases, and removes only by the service’s own name', async () => {
    await clerk.user.click(named('service.remove', 'Practice'))
    await screen.findByText(words('service.erases.requests', { formatted: '1' }))
    const field = screen.getByLabelText(words('service.typeName', { name: 'Practice' }))
    await clerk.user.type(field, 'Codes')
    await clerk.user.click(screen.getByRole('button', { name: words('service.removeIt') }))
    await screen.findByText(words('field.nameDiffers'))
    expect(desk.store.services.get(practice.id)).toBeDefined()
    await clerk.user.clear(field)
    await clerk.user.type(field, 'Practice')
    await clerk.user.click(screen.getByRole('button', { name: words('service.removeIt') }))
    await waitFor(() => expect(screen.getAllByTestId('service-item')).toHaveLength(2))
    expect(desk.store.services.get(practice.id)).toBeUndefined()
    expect(desk.store.list.counts(practice.id).all).toBe(0)
  })
})
