import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeDraft, dropDraft, emptyDraft, putDraft, useDrafts } from '../../../renderer/create/draft-store.ts'
import { keepDrafts, leaveAs } from '../../../renderer/create/kept-drafts.ts'
import { createFakeDesk } from './fake-desk.ts'

let fake = createFakeDesk()
let stop = () => {}
let isBack = false
const page = new EventTarget()

/** The window that the form lives in, as far as keeping drafts needs one. */
async function open(): Promise<void> {
  vi.stubGlobal('window', Object.assign(page, { eeidDesk: fake.api }))
  vi.stubGlobal('document', new EventTarget())
  stop = keepDrafts(() => {
    isBack = true
  })
  await vi.advanceTimersByTimeAsync(10)
}

const typed = (reason: string) => ({ ...emptyDraft('s'), reason })

beforeEach(() => {
  vi.useFakeTimers()
  fake = createFakeDesk()
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
    expect(fake.state.drafts.get('new:s')?.reason).toBe('Half a sentence')
    expect(fake.calls.filter((call) => call === 'drafts.keep')).toHaveLength(1)
  })

  it('is kept at once when the window loses the focus', async () => {
    await open()
    putDraft('new:s', typed('Half'))
    page.dispatchEvent(new Event('blur'))
    await vi.advanceTimersByTimeAsync(1)
    expect(fake.state.drafts.has('new:s')).toBe(true)
  })

  it('is not kept while only the desk has written in it', async () => {
    await open()
    putDraft('new:s', { ...emptyDraft('s'), reference: 'R-1', suggested: 'R-1' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(fake.state.drafts.size).toBe(0)
  })

  it('comes back at the start; what was typed meanwhile stays', async () => {
    fake.state.drafts = new Map([
      ['new:s', typed('Before the crash')],
      ['new:t', typed('Another service')]
    ])
    putDraft('new:s', emptyDraft('s'))
    putDraft('new:t', typed('Typed meanwhile'))
    await open()
    const { drafts } = useDrafts.getState()
    expect(drafts['new:s']?.reason).toBe('Before the crash')
    expect(drafts['new:t']?.reason).toBe('Typed meanwhile')
  })

  it('is waited for before a form may open, however long main takes', async () => {
    fake.state.drafts = new Map([['new:s', typed('Before the crash')]])
    fake.state.delayMs = 5000
    await open()
    expect(isBack).toBe(false)
    await vi.advanceTimersByTimeAsync(5000)
    expect(isBack).toBe(true)
    expect(useDrafts.getState().drafts['new:s']?.reason).toBe('Before the crash')
  })

  it('is not waited for where main cannot tell it', async () => {
    vi.spyOn(fake.api.drafts, 'list').mockRejectedValue(new Error('no answer'))
    await open()
    expect(isBack).toBe(true)
  })

  it('is forgotten when it is emptied or dropped', async () => {
    fake.state.drafts = new Map([
      ['new:s', typed('One')],
      ['correct:r', typed('Two')]
    ])
    await open()
    putDraft('new:s', emptyDraft('s'))
    dropDraft('correct:r')
    await vi.advanceTimersByTimeAsync(1000)
    expect(fake.state.drafts.size).toBe(0)
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
    expect(fake.calls).not.toContain('drafts.keep')
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
    expect(fake.state.drafts.has('new:s')).toBe(true)
  })
})
