import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeDraft, dropDraft, emptyDraft, putDraft, useDrafts } from '../../../renderer/drafts/draft-store.ts'
import { keepDrafts, leaveAs } from '../../../renderer/drafts/kept-drafts.ts'
import { type DeskInMemory, deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { testService } from '../store/temporary-store.ts'

let desk: DeskInMemory
let stop = () => {}
let isBack = false
const page = new EventTarget()

/** The window that the form lives in, as far as keeping drafts needs one. */
async function open(): Promise<void> {
  vi.stubGlobal('window', Object.assign(page, { eeidDesk: desk.api }))
  vi.stubGlobal('document', new EventTarget())
  stop = keepDrafts(() => {
    isBack = true
  })
  await vi.advanceTimersByTimeAsync(10)
}

const other = { ...testService, id: 'service-2', clientId: 'another' }
const typed = (reason: string, serviceId = testService.id) => ({ ...emptyDraft(serviceId), reason })

/** The reasons that main keeps, by the key of their draft. */
async function kept(): Promise<Record<string, string>> {
  const all = await desk.api.drafts.list()
  if (!all.ok) throw new Error(all.error.code)
  return Object.fromEntries(all.value.map(({ key, draft }) => [key, draft.reason]))
}

beforeEach(() => {
  vi.useFakeTimers()
  desk = deskInMemory({ services: [testService, other] })
  isBack = false
  useDrafts.setState({ drafts: {} })
})

afterEach(async () => {
  useDrafts.setState({ drafts: {} })
  stop()
  await vi.advanceTimersByTimeAsync(1000)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what is being written', () => {
  it('is kept after a pause in typing, once', async () => {
    await open()
    putDraft('new:s', typed('H'))
    changeDraft('new:s', { reason: 'Half a sentence' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(await kept()).toEqual({ 'new:s': 'Half a sentence' })
    expect(desk.asked('drafts.keep')).toHaveLength(1)
  })

  it('is kept at once when the window loses the focus', async () => {
    await open()
    putDraft('new:s', typed('Half'))
    page.dispatchEvent(new Event('blur'))
    await vi.advanceTimersByTimeAsync(1)
    expect(await kept()).toEqual({ 'new:s': 'Half' })
  })

  it('is not kept while only the desk has written in it', async () => {
    await open()
    putDraft('new:s', { ...typed(''), reference: 'R-1', suggested: 'R-1' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(desk.called()).not.toContain('drafts.keep')
    expect(await kept()).toEqual({})
  })

  it('comes back at the start; what was typed meanwhile stays', async () => {
    await desk.api.drafts.keep({ key: 'new:s', draft: typed('Before the crash') })
    await desk.api.drafts.keep({ key: 'new:t', draft: typed('Another service', other.id) })
    putDraft('new:s', typed(''))
    putDraft('new:t', typed('Typed meanwhile', other.id))
    await open()
    const { drafts } = useDrafts.getState()
    expect(drafts['new:s']?.reason).toBe('Before the crash')
    expect(drafts['new:t']?.reason).toBe('Typed meanwhile')
  })

  it('is waited for before a form may open, however long main takes', async () => {
    await desk.api.drafts.keep({ key: 'new:s', draft: typed('Before the crash') })
    const letGo = desk.holds('drafts.list')
    await open()
    await vi.advanceTimersByTimeAsync(5000)
    expect(isBack).toBe(false)
    letGo()
    await vi.advanceTimersByTimeAsync(1)
    expect(isBack).toBe(true)
    expect(useDrafts.getState().drafts['new:s']?.reason).toBe('Before the crash')
  })

  it('is not waited for where main cannot tell it', async () => {
    desk.breaks('drafts.list')
    await open()
    expect(isBack).toBe(true)
  })

  it('is forgotten when it is emptied or dropped', async () => {
    await desk.api.drafts.keep({ key: 'new:s', draft: typed('One') })
    await desk.api.drafts.keep({ key: 'correct:r', draft: typed('Two') })
    await open()
    putDraft('new:s', typed(''))
    dropDraft('correct:r')
    await vi.advanceTimersByTimeAsync(1000)
    expect(await kept()).toEqual({})
  })

  it('is not kept again once it is on its way to become a request', async () => {
    await open()
    putDraft('new:s', typed('Half'))
    const sent = leaveAs(
      'new:s',
      () => new Promise<boolean>((done) => setTimeout(() => done(true), 2000)),
      (answer) => answer
    )
    await vi.advanceTimersByTimeAsync(5000)
    await sent
    expect(desk.called()).not.toContain('drafts.keep')
    expect(useDrafts.getState().drafts).toEqual({})
  })

  it('stays, and is kept, where it did not become one', async () => {
    await open()
    putDraft('new:s', typed('Half'))
    await leaveAs(
      'new:s',
      async () => false,
      (answer) => answer
    )
    await vi.advanceTimersByTimeAsync(1000)
    expect(await kept()).toEqual({ 'new:s': 'Half' })
  })
})
