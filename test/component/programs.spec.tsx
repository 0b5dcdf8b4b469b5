/** What other programs ask of the desk, as the clerk sees it. */
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { pins } from '../desk-parts/clerks.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import { openWindow } from './open-window.tsx'

const link = (rest: string) => `eeid-desk://${rest}`
const mari = link('fill?name=Mari%20Maasikas&country=EE&reason=Konto')

/** A desk whose office follows links. */
async function deskWithLinks(): Promise<DeskInMemory> {
  const desk = deskInMemory({ requests: [serviceRequest({ id: 'r-1', reference: 'R-1' })] })
  await desk.api.programs.set({ links: true, files: false, proofs: false })
  return desk
}

const question = () => screen.findByRole('dialog', { name: words('programs.fillTitle') })
const field = (key: Parameters<typeof words>[0]) => screen.getByRole<HTMLInputElement>('textbox', { name: words(key) })
const press = async (clerk: Awaited<ReturnType<typeof openWindow>>, key: Parameters<typeof words>[0]) =>
  clerk.user.click(await screen.findByRole('button', { name: words(key) }))

describe('a link', () => {
  test('opens the request with its reference', async () => {
    const desk = await deskWithLinks()
    await openWindow(desk)
    desk.links.arrive(link('open?reference=R-1'))
    await within(await screen.findByTestId('in-hand')).findByText('R-1')
  })

  test('that came before the window is followed, too', async () => {
    const desk = await deskWithLinks()
    desk.links.arrive(link('open?reference=R-1'))
    await openWindow(desk)
    await screen.findByTestId('in-hand')
  })

  test('to no request is told, until it is read', async () => {
    const desk = await deskWithLinks()
    const clerk = await openWindow(desk)
    desk.links.arrive(link('open?reference=R-2'))
    const said = await screen.findByText(words('programs.unknown', { reference: 'R-2' }))
    await press(clerk, 'common.dismiss')
    expect(said.isConnected).toBe(false)
  })

  test('fills in a form only once the clerk has seen what, and agreed; nothing is sent', async () => {
    const desk = await deskWithLinks()
    const clerk = await openWindow(desk)
    desk.links.arrive(mari)
    const asked = await question()
    for (const text of ['Mari Maasikas', /Estonia/, 'Konto']) within(asked).getByText(text)
    expect(within(asked).queryByText(words('programs.fillReplaces'))).toBeNull()
    expect(document.activeElement).toBe(within(asked).getByRole('button', { name: words('programs.leave') }))
    await press(clerk, 'programs.fill')
    await screen.findByRole('region', { name: words('create.title') })
    expect([field('create.name').value, field('create.reason').value]).toEqual(['Mari Maasikas', 'Konto'])
    expect(desk.called()).not.toContain('requests.create')
  })

  test('fills in nothing where the clerk does not want it', async () => {
    const desk = await deskWithLinks()
    const clerk = await openWindow(desk)
    desk.links.arrive(mari)
    await question()
    await press(clerk, 'programs.leave')
    await clerk.newRequest()
    expect(field('create.name').value).toBe('')
  })

  test('replaces what the clerk has begun only by a button that says so, and mixes no two people', async () => {
    const desk = await deskWithLinks()
    const clerk = await openWindow(desk)
    await clerk.newRequest()
    await clerk.fill(words('create.sub'), 'EE60001019906')
    desk.links.arrive(mari)
    within(await question()).getByText(words('programs.fillReplaces'))
    await press(clerk, 'programs.leave')
    expect(field('create.sub').value).toBe('EE60001019906')
    desk.links.arrive(mari)
    await question()
    await press(clerk, 'programs.fillOver')
    await waitFor(() => expect(field('create.name').value).toBe('Mari Maasikas'))
    expect(field('create.sub').value).toBe('')
  })

  test('that comes under a question waits until it is answered', async () => {
    const desk = await deskWithLinks()
    const clerk = await openWindow(desk)
    desk.links.arrive(mari)
    const asked = await question()
    desk.links.arrive(link('fill?name=Kaur%20Kask'))
    within(asked).getByText('Mari Maasikas')
    await press(clerk, 'programs.leave')
    within(await question()).getByText('Kaur Kask')
  })

  test.each([
    ['off', mari],
    ['malformed', link('create?name=A')]
  ] as const)('that is not followed (%s) is told without what it said', async (why, text) => {
    const desk = deskInMemory()
    if (why !== 'off') await desk.api.programs.set({ links: true, files: false, proofs: false })
    await openWindow(desk)
    desk.links.arrive(text)
    await screen.findByText(words(`programs.${why}`))
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

test('a link that comes while the desk is locked shows nobody, and is told once it is open', async () => {
  const desk = await deskWithLinks()
  await desk.api.clerks.setOwnPin({ old: '', pin: pins.account })
  await desk.api.clerks.setLock({ isOn: true, afterMinutes: 5, hidesFromCapture: false })
  const clerk = await openWindow(desk)
  await clerk.row('R-1')
  await clerk.key('{Control>}l{/Control}')
  await screen.findByRole('heading', { name: words('lock.title') })
  desk.links.arrive(mari)
  expect(await desk.api.programs.takeLink().catch(() => 'refused')).toBe('refused')
  expect(document.body.textContent).not.toContain('Mari Maasikas')
  await clerk.user.click(await screen.findByLabelText(words('lock.pin'), { exact: true }))
  await clerk.user.paste(pins.account)
  await clerk.user.keyboard('{Enter}')
  await screen.findByText(words('programs.locked'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

describe('the page of the settings', () => {
  test('has all of it off, says that answers are plain text, and keeps what the office chooses', async () => {
    const desk = deskInMemory()
    desk.shell.chosen.folder = desk.folder
    const clerk = await openWindow(desk)
    const region = await clerk.openSettings('programs')
    const files = await within(region).findByRole('switch', { name: new RegExp(words('programs.files')) })
    expect(
      within(region)
        .getAllByRole<HTMLInputElement>('switch')
        .map(({ checked }) => checked)
    ).toEqual([false, false])
    within(region).getByText(words('programs.filesHint'))
    await clerk.user.click(files)
    await within(region).findByText(words('programs.needsFolder'))
    await press(clerk, 'programs.chooseFolder')
    await within(region).findByText(words('programs.well'))
    expect(await desk.api.programs.get()).toMatchObject({ value: { files: true, folder: desk.folder } })
  })
})
