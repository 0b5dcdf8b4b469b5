import { expect, test } from 'vitest'
import { playPerson } from '../desk/person.ts'
import { noteNotifications } from '../desk/stand-ins.ts'
import { words } from '../desk/words.ts'
import { eventually, openOffice, signIn } from './office.ts'

test('a completed request is told of while the window is in the background, and a press opens it', async () => {
  const office = await openOffice({ network: 'plain' })
  const { desk, clerk } = await office.start()
  await signIn(clerk, office.server)
  const reference = await clerk.createRequest({ name: 'Mari Maasikas' })
  const link = await clerk.readLink()
  await clerk.button('settings.title').click()
  const notifications = await noteNotifications(desk.app)
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur())
  await playPerson(link, 'as-required')
  await eventually(async () => expect(await notifications.shown()).toHaveLength(1))
  const [notice] = await notifications.shown()
  expect(notice?.title).toBe(words('main:mark.before', { text: words('main:notice.completed', { reference }) }))
  expect(JSON.stringify(notice)).not.toContain('Maasikas')
  expect(await desk.app.evaluate(({ app }) => app.getBadgeCount())).toBe(1)
  await notifications.press(0)
  await clerk.page.getByRole('heading', { name: reference }).waitFor()
  await eventually(async () => expect(await desk.app.evaluate(({ app }) => app.getBadgeCount())).toBe(0))
})
