/** A newer version of the app, as the clerk hears of it: quietly, once, and never in the middle of work. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { fileFor } from '../releases/signed.ts'
import { openWindow } from './open-window.tsx'

const page = 'https://releases.example/2.0.0'
const file = fileFor(Buffer.from('installer'), 'https://releases.example/eeid-desk-2.0.0-x64.AppImage')

/** A desk that may install, with a newer version at the address; the clerk chooses what becomes of it. */
async function chosen(mode: 'tell' | 'install') {
  const desk = deskInMemory({ installed: { kind: 'appimage', key: 'key' } })
  desk.shell.release = { ok: true, release: { version: '2.0.0', page, files: [file] } }
  const clerk = await openWindow(desk)
  const region = await clerk.openSettings('updates')
  await clerk.user.click(await within(region).findByRole('radio', { name: new RegExp(`^${words(`updates.${mode}`)}`) }))
  await waitFor(async () => expect(await desk.api.updates.get()).toMatchObject({ value: { settings: { mode } } }))
  return { desk, clerk, region }
}

test('nothing is said, and nothing is asked of anybody, until the office chooses so', async () => {
  const desk = deskInMemory({ installed: { kind: 'appimage', key: 'key' } })
  desk.shell.release = { ok: true, release: { version: '2.0.0', page, files: [file] } }
  const clerk = await openWindow(desk)
  await clerk.openSettings('updates')
  expect(screen.queryByText(words('updates.note', { version: '2.0.0' }))).toBeNull()
  expect(desk.shell.releasesRead).toEqual([])
})

test('whoever wants to be told reads the version and where it is, beside the work, until they put it away', async () => {
  const { clerk, region } = await chosen('tell')
  await clerk.press(words('updates.checkNow'))
  await within(region).findByText(words('updates.stage.found'))
  await clerk.key('{Escape}')
  const note = (await screen.findByText(words('updates.note', { version: '2.0.0' }))).closest('[role=status]')
  expect(note?.textContent).toContain(page)
  expect(screen.queryByRole('button', { name: words('updates.installNow') })).toBeNull()
  await clerk.user.click(within(note as HTMLElement).getByRole('button', { name: words('common.dismiss') }))
  expect(screen.queryByText(words('updates.note', { version: '2.0.0' }))).toBeNull()
})

test('one that was fetched waits for the clerk’s press', async () => {
  const { desk, clerk, region } = await chosen('install')
  await clerk.press(words('updates.checkNow'))
  await within(region).findByText(words('updates.stage.ready'))
  expect(desk.shell.updater.installed).toBe(0)
  await clerk.key('{Escape}')
  const note = (await screen.findByText(words('updates.noteReady', { version: '2.0.0' }))).closest('[role=status]')
  await clerk.user.click(within(note as HTMLElement).getByRole('button', { name: words('updates.installNow') }))
  await waitFor(() => expect(desk.asked('updates.install')).toHaveLength(1))
  // Once nothing is being sent.
  desk.clock.advance(1_000)
  await waitFor(() => expect(desk.shell.updater.installed).toBe(1))
})
