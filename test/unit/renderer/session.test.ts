import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { firstChoices } from '../../../common/words/services.ts'
import type { ServiceRow } from '../../../main/store/ledger/services.ts'
import { emptyDraft, putDraft, useDrafts } from '../../../renderer/drafts/draft-store.ts'
import { forgetDrafts } from '../../../renderer/drafts/kept-drafts.ts'
import { startI18n } from '../../../renderer/locales/i18n.ts'
import { applyStartup, onForgotten, useDesk } from '../../../renderer/state/desk-store.ts'
import { type DeskInMemory, deskInMemory } from '../../desk-parts/desk-in-memory.ts'

const state = (keepsNothing: boolean) => ({ stage: 'ready', folder: null, cacheRebuilt: false, keepsNothing }) as const

const service: ServiceRow = {
  ...firstChoices,
  isPaused: false,
  id: 'kept',
  name: 'Desk',
  environment: 'test',
  baseUrl: 'https://eeid.example',
  clientId: 'id'
}

let desk: DeskInMemory

beforeEach(async () => {
  vi.useFakeTimers()
  desk = deskInMemory({ services: [service] })
  vi.stubGlobal('window', Object.assign(new EventTarget(), { eeidDesk: desk.api }))
  vi.stubGlobal('document', { documentElement: {} })
  // The texts are here before main says which they are: nothing of a test is still being read when it has ended.
  await startI18n('en')
})

afterEach(() => {
  useDrafts.setState({ drafts: {} })
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('forgets what was typed, and which service was in use, when the desk begins or ceases to keep nothing', async () => {
  // As the window does.
  onTestFinished(onForgotten(forgetDrafts))
  applyStartup(state(true))
  await vi.advanceTimersByTimeAsync(100)
  expect(useDesk.getState()).toMatchObject({ serviceId: 'kept' })
  putDraft('new:s', { ...emptyDraft('s'), reason: 'why' })
  useDesk.setState({ serviceId: 'of the session' })

  // The same again changes nothing.
  applyStartup(state(true))
  expect(Object.keys(useDrafts.getState().drafts)).toEqual(['new:s'])

  await desk.api.preferences.set({ serviceId: 'kept' })
  applyStartup(state(false))
  expect(useDrafts.getState().drafts).toEqual({})
  expect(useDesk.getState().services).toBeNull()
  await vi.advanceTimersByTimeAsync(100)
  expect(useDesk.getState()).toMatchObject({ serviceId: 'kept', services: [service] })
  expect(desk.called().filter((call) => call.startsWith('drafts.'))).toEqual([])
})
