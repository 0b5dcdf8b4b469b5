import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { draftHandlers } from '../../../main/ipc/drafts.ts'
import { preferencesHandlers } from '../../../main/ipc/startup.ts'
import { preferencesIn } from '../../../main/startup/preferences.ts'
import { deskIn } from '../startup/desk-in.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'
import { temporaryFolder, testService } from '../store/temporary-store.ts'

/** A desk that keeps nothing, and the preferences of its window. */
async function unkept() {
  const folder = temporaryFolder()
  const keychain = memoryKeychain()
  keychain.state = 'locked'
  const { desk } = deskIn(join(folder, 'desk'), keychain)
  await desk.open()
  await desk.keepNothing()
  const preferences = preferencesHandlers(
    preferencesIn(folder, () => ['en']),
    () => {},
    desk,
    () => {}
  )
  const written = () => JSON.parse(readFileSync(join(folder, 'preferences.json'), 'utf8')) as Record<string, unknown>
  return { desk, keychain, preferences, written }
}

test('of a desk that keeps nothing, what is not personal is written, and not which service was in use', async () => {
  const { preferences, written } = await unkept()
  expect(preferences.set({ theme: 'dark', serviceId: 'of the session' })).toMatchObject({ serviceId: 'of the session' })
  expect(written()).toMatchObject({ theme: 'dark', serviceId: null })
})

test('what was typed for a service of the session does not come into the data that is opened afterwards', async () => {
  const { desk, keychain } = await unkept()
  const drafts = draftHandlers(desk)
  desk.opened()?.store.services.add(testService)
  const claims = { sub: '', name: 'Mari', birthdate: '', country: '' }
  const draft = { serviceId: testService.id, claims, reference: '', suggested: '', reason: '' }
  const kept = { key: `new:${testService.id}`, draft }
  expect(drafts.keep(kept)).toEqual({ ok: true, value: null })
  keychain.state = 'ok'
  await desk.open()
  expect(drafts.keep(kept)).toEqual({ ok: false, error: { code: 'unknownService' } })
  expect(drafts.list(undefined)).toEqual({ ok: true, value: [] })
})
