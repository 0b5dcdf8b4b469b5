/** The way into the settings, through them and back to where the clerk was. */
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words, wordsIn } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import { testService } from '../unit/store/temporary-store.ts'
import { inHand } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const settings = () => screen.queryByRole('heading', { name: words('settings.title') })
const marked = () => document.querySelector<HTMLElement>('[data-marked="true"]')?.dataset.setting
const settingOf = (element: Element | null) => element?.closest<HTMLElement>('[data-setting]')?.dataset.setting

describe('back from the settings', () => {
  test('is to the list, where the clerk came from it', async () => {
    const desk = deskInMemory({ requests: [serviceRequest({ id: 'r', reference: 'T-1' })] })
    const clerk = await openWindow(desk)
    await clerk.row('T-1')
    await clerk.openSettings('acceptance')
    await clerk.press(words('common.backToList'))
    await waitFor(() => expect(settings()).toBeNull())
    expect(document.activeElement?.closest('[role="grid"]')).not.toBeNull()
  })

  test.each(['Escape', 'button'])('is to the request that was in hand, by %s', async (by) => {
    const desk = deskInMemory({ requests: [serviceRequest({ id: 'r', reference: 'T-1' })] })
    const clerk = await openWindow(desk)
    await clerk.open('T-1')
    await clerk.openSettings('acceptance')
    if (by === 'Escape') await clerk.key('{Escape}')
    else await clerk.press(words('settings.back'))
    await inHand('T-1')
    expect(settings()).toBeNull()
  })

  test('is to the new request, as it was typed', async () => {
    const clerk = await openWindow(deskInMemory())
    await clerk.newRequest()
    await clerk.fill(words('create.sub'), 'EE38001085718')
    await clerk.openSettings('people')
    await clerk.goToSettings('filing')
    await clerk.key('{Escape}')
    expect((await clerk.field(words('create.sub'))).value).toBe('EE38001085718')
  })

  test('is not another visit to the settings', async () => {
    const clerk = await openWindow(deskInMemory())
    await clerk.openSettings('people')
    await clerk.key('{Control>},{/Control}')
    await clerk.key('{Escape}')
    await waitFor(() => expect(settings()).toBeNull())
  })
})

describe('what is typed and not left yet', () => {
  test.each(['back', 'another page', 'a new request'])('is kept by going to %s', async (where) => {
    const desk = deskInMemory()
    const clerk = await openWindow(desk)
    await clerk.openSettings('references')
    await clerk.fill(words('references.label'), 'A-{desk}-{number}')
    if (where === 'back') await clerk.key('{Escape}')
    else if (where === 'another page') await clerk.goToSettings('filing')
    else await clerk.key('{Control>}n{/Control}')
    await waitFor(async () =>
      expect(await desk.api.references.get()).toMatchObject({ value: { template: 'A-{desk}-{number}' } })
    )
  })

  test('is told of first where it is refused; whoever has read that may go', async () => {
    const desk = deskInMemory()
    const clerk = await openWindow(desk)
    const region = await clerk.openSettings('webhook')
    await clerk.fill(words('webhook.port'), 'http')
    await clerk.key('{Escape}')
    await within(region).findByText(words('field.notAPort'))
    const port = await clerk.field(words('webhook.port'))
    expect([document.activeElement, port.value]).toEqual([port, 'http'])
    await clerk.key('{Escape}')
    await waitFor(() => expect(settings()).toBeNull())
  })
})

test('two choices made one right after the other are both kept', async () => {
  const desk = deskInMemory()
  const clerk = await openWindow(desk)
  await clerk.openSettings('acceptance')
  const high = await screen.findByRole('radio', { name: words('level.high') })
  const note = screen.getByRole('checkbox', { name: words('acceptance.noteForIdentified') })
  high.click()
  note.click()
  await waitFor(async () =>
    expect(await desk.api.decisions.policy()).toMatchObject({ value: { minimumAcr: 'high', noteForIdentified: true } })
  )
})

describe('whoever is led to a field', () => {
  test('has the focus in it and sees it marked, until they go on', async () => {
    const desk = deskInMemory()
    const clerk = await openWindow(desk)
    desk.service.signIn = { kind: 'unauthorised' }
    desk.service.fault = { kind: 'unauthorised' }
    await desk.round()
    const foot = await screen.findByRole('region', { name: words('connection.label') })
    await clerk.user.click(await within(foot).findByRole('button', { name: words('common.openSettings') }))
    await waitFor(() => expect(marked()).toBe('service.clientSecret'))
    await waitFor(() => expect(settingOf(document.activeElement)).toBe('service.clientSecret'))
    await clerk.leave()
    await waitFor(() => expect(marked()).toBeUndefined())

    // The same way once more, from within the settings.
    await clerk.goToSettings('filing')
    await clerk.user.click(within(foot).getByRole('button', { name: words('common.openSettings') }))
    await waitFor(() => expect(settingOf(document.activeElement)).toBe('service.clientSecret'))
    await clerk.key('{Escape}')
    await waitFor(() => expect(settings()).toBeNull())
  })
})

describe('the language and the theme', () => {
  test('are commands: each language is found by its own name', async () => {
    const desk = deskInMemory()
    const clerk = await openWindow(desk)
    await screen.findAllByRole('button', { name: words('list.newRequest') })
    await clerk.key('{Control>}k{/Control}')
    await clerk.user.type(await screen.findByLabelText(words('palette.search')), 'eesti')
    // As by hand: what is typed in one go, Enter and all, is taken for a scan.
    await new Promise((done) => setTimeout(done, 600))
    await clerk.key('{Enter}')
    await screen.findAllByRole('button', { name: wordsIn('et')('list.newRequest') })
    expect(await desk.api.preferences.get()).toMatchObject({ language: 'et' })
  })

  test('are kept at once on their page, and it says so', async () => {
    const desk = deskInMemory()
    const clerk = await openWindow(desk)
    const region = await clerk.openSettings('appearance')
    await clerk.user.click(within(region).getByRole('radio', { name: words('theme.dark') }))
    await within(region).findByText(words('common.saved'))
    expect(await desk.api.preferences.get()).toMatchObject({ theme: 'dark' })
  })

  test('that another has changed are shown at once, and nothing that is open is closed', async () => {
    const desk = deskInMemory()
    const clerk = await openWindow(desk)
    await clerk.openSettings('filing')
    await desk.api.preferences.set({ language: 'et' })
    await screen.findByRole('region', { name: wordsIn('et')('settings.sections.filing') })
  })

  test('are not in the rail', async () => {
    await openWindow(deskInMemory())
    const rail = await screen.findByRole('complementary')
    expect(within(rail).queryAllByRole('radiogroup')).toEqual([])
  })
})

describe('what the app says of itself', () => {
  test('is its version, and the folder of its log, which main opens', async () => {
    const desk = deskInMemory()
    const clerk = await openWindow(desk)
    const region = await clerk.openSettings('about')
    await within(region).findByText('1.2.3')
    within(region).getByText('/data/logs')
    await clerk.press(words('about.openLogs'))
    await waitFor(() => expect(desk.shell.folders).toEqual(['/data/logs']))
    expect(desk.asked('about.openLogs')).toEqual([undefined])

    desk.shell.opensFolders = false
    await clerk.press(words('about.openLogs'))
    await within(region).findByText(words('problem.folderNotOpened'))
  })

  test('is whose work is in it, with the words of each licence', async () => {
    const licences = [
      { name: 'one', version: '1.0.0', licence: 'MIT', text: 'Permission is hereby granted' },
      { name: 'other', version: '2.0.0', licence: 'Apache-2.0', text: 'Apache License' }
    ]
    const clerk = await openWindow(deskInMemory({ licences }))
    const region = await clerk.openSettings('licences')
    await within(region).findByText(words('about.count', { count: 2, formatted: 2 }))
    await clerk.fill(words('about.find'), 'MIT')
    await within(region).findByText(words('about.count', { count: 1, formatted: 1 }))
    expect(within(region).queryByText('Permission is hereby granted')).toBeNull()
    const [one] = region.querySelectorAll('summary')
    await clerk.user.click(one as HTMLElement)
    await within(region).findByText('Permission is hereby granted')
    // An open licence does not have Escape to itself.
    one?.focus()
    await clerk.key('{Escape}')
    await waitFor(() => expect(settings()).toBeNull())
  })
})

test('another service is shown and changed without going to it', async () => {
  const services = [testService, { ...testService, id: 'other', name: 'Hall', clientId: 'hall' }]
  const desk = deskInMemory({ services })
  const clerk = await openWindow(desk)
  const region = await clerk.openSettings('service')
  const rail = screen.getByRole('complementary')
  const inUse = () => within(rail).getByLabelText<HTMLSelectElement>(words('service.switch')).value
  const before = inUse()
  const another = services.find(({ id }) => id !== before) ?? testService
  const edit = `${words('service.edit')}: ${another.name}`
  await clerk.user.click(within(region).getByRole('button', { name: edit }))
  await waitFor(async () => expect((await clerk.field(words('service.name'))).value).toBe(another.name))
  await desk.keychain.set(another.id, 'the secret')
  await clerk.fill(words('service.name'), 'Renamed')
  await clerk.press(words('service.save'))
  await within(region).findByText(words('service.saved'))
  const kept = Object.fromEntries(desk.store.services.list().map(({ id, name }) => [id, name]))
  const names = Object.fromEntries(services.map(({ id, name }) => [id, name]))
  expect(kept).toEqual({ ...names, [another.id]: 'Renamed' })
  expect(inUse()).toBe(before)
})
