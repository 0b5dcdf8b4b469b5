import { join } from 'node:path'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { smallPdf } from '../desk-parts/small-pdf.ts'
import { testService } from '../unit/store/temporary-store.ts'
import { type Clerk, inHand } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const pending = (id: string) =>
  serviceRequest({ id, reference: `K7Q-0000${id}`, link_expires_at: '2099-01-01T08:00:00Z' })
const completed = (id: string) =>
  serviceRequest({
    ...pending(id),
    status: 'completed',
    completed_at: '2026-05-01T08:30:00Z',
    claims_required: [{ type: 'sub', value: mariMaasikas.sub }],
    result: mariMaasikas
  })

const newRequests = () => screen.getAllByRole('button', { name: words('list.newRequest') })

describe('what is done', () => {
  /** An accepted request in hand, whose proof is kept. */
  async function accepted(ids = ['1']) {
    const desk = deskInMemory({ requests: ids.map(completed) })
    for (const id of ids) desk.store.proofs.keep(testService.id, id, smallPdf('kept'))
    const decision = {
      serviceId: testService.id,
      requestId: '1',
      verdict: 'accept' as const,
      note: '',
      wentAgainst: []
    }
    desk.store.decisions.decide(decision)
    const clerk = await openWindow(desk)
    return { desk, clerk }
  }

  test('says so once the proof is saved, leads to its folder, and then to a new request', async () => {
    const { desk, clerk } = await accepted()
    await clerk.open('K7Q-00001')
    await screen.findByRole('heading', { name: words('next.acceptedKept.title') })
    expect(newRequests()).toHaveLength(1)
    expect(screen.queryByRole('button', { name: words('action.openFolder') })).toBeNull()
    await clerk.look()
    desk.shell.chosen.place = join(desk.folder, 'mine.pdf')
    await clerk.key('s')
    await screen.findByRole('heading', { name: words('next.acceptedSaved.title', { file: 'mine.pdf' }) })
    await clerk.press(words('action.openFolder'))
    await waitFor(() => expect(desk.asked('proofs.openFolder')).toEqual([{ id: '1' }]))
    expect(desk.shell.opened).toEqual([desk.folder])
    expect(newRequests()).toHaveLength(2)
    const card = screen.getByTestId('request-status').closest('section')
    await clerk.user.click(within(card as HTMLElement).getByRole('button', { name: words('list.newRequest') }))
    await clerk.field(words('create.reference'))
  })

  test('leaves the view of what is accepted and not filed or saved', async () => {
    const { desk, clerk } = await accepted()
    await clerk.row('K7Q-00001')
    await clerk.key('6')
    await screen.findByRole('heading', { name: words('list.views.notFiled') })
    await clerk.open('K7Q-00001')
    await clerk.look()
    desk.shell.chosen.place = join(desk.folder, 'mine.pdf')
    await clerk.key('s')
    await screen.findByRole('heading', { name: words('list.nothingIn.notFiled') })
  })

  test('leads on to the next one where the clerk goes through those to decide', async () => {
    const { clerk, desk } = await accepted(['1', '2'])
    desk.store.proofDeeds.notePrinted({ serviceId: testService.id, requestId: '1' })
    await clerk.open('K7Q-00001')
    await screen.findByRole('heading', { name: words('next.acceptedPrinted.title') })
    expect(screen.queryByRole('button', { name: words('action.nextToDecide') })).toBeNull()
    await clerk.key('3')
    await screen.findByRole('heading', { name: words('list.views.toDecide') })
    await clerk.press(words('action.nextToDecide'))
    await inHand('K7Q-00002')
  })
})

describe('a request that is completed while the clerk does something else', () => {
  afterEach(() => vi.unstubAllGlobals())

  /** Two requests that are waited for; the first is in hand. */
  async function waiting() {
    const desk = deskInMemory()
    desk.service.requests = ['1', '2'].map(pending)
    const clerk = await openWindow(desk)
    await desk.round()
    await clerk.open('K7Q-00001')
    return { desk, clerk }
  }

  async function complete(desk: DeskInMemory, id: string) {
    desk.service.requests = desk.service.requests.map((one) => (one.id === id ? completed(id) : one))
    await desk.round()
    desk.clock.advance(1_000)
  }

  const said = (id: string) => screen.queryAllByText(words('said.matching', { reference: `K7Q-0000${id}` }))

  test('is told of within the window, aloud once, and opens from there', async () => {
    const { desk, clerk } = await waiting()
    await complete(desk, '2')
    const toast = await screen.findByTestId('completed')
    expect(toast.textContent).toContain('MARI MAASIKAS')
    expect(toast.textContent).toContain('K7Q-00002')
    await waitFor(() => expect(said('2')).toHaveLength(1))
    await clerk.row('K7Q-00002', words('status.matching'))
    expect(said('2')).toHaveLength(1)
    await clerk.user.click(within(toast).getByRole('button', { name: words('completed.open') }))
    await inHand('K7Q-00002')
    expect(screen.queryByTestId('completed')).toBeNull()
  })

  test('opens by its key, or is put away by hand', async () => {
    const { desk, clerk } = await waiting()
    await complete(desk, '2')
    const toast = await screen.findByTestId('completed')
    await clerk.user.click(within(toast).getByRole('button', { name: words('common.dismiss') }))
    expect(screen.queryByTestId('completed')).toBeNull()
    await clerk.key('z')
    await inHand('K7Q-00001')
    const other = await waiting()
    await complete(other.desk, '2')
    await screen.findByTestId('completed')
    await other.clerk.key('z')
    await inHand('K7Q-00002')
  })

  test('is shown by no toast where it is in hand: there it says so itself', async () => {
    const { desk } = await waiting()
    await complete(desk, '1')
    await waitFor(() => expect(said('1')).toHaveLength(1))
    expect(screen.queryByTestId('completed')).toBeNull()
  })

  test('is heard where the clerk wants that, and nowhere else', async () => {
    const started = vi.fn()
    vi.stubGlobal('AudioContext', fakeAudio(started))
    const quiet = await waiting()
    await complete(quiet.desk, '2')
    await screen.findByTestId('completed')
    expect(started).not.toHaveBeenCalled()
    const heard = await waiting()
    await switchSoundOn(heard.clerk)
    expect(started).toHaveBeenCalledTimes(2)
    await complete(heard.desk, '2')
    await waitFor(() => expect(started).toHaveBeenCalledTimes(4))
  })
})

async function switchSoundOn(clerk: Clerk) {
  await clerk.press(words('settings.title'))
  await clerk.press(words('settings.sections.notifications'))
  // The hint stands in the same label.
  const name = new RegExp(`^${words('notifications.sound')}`)
  await clerk.user.click(await screen.findByRole('switch', { name }))
}

/** A speaker that notes each note. */
function fakeAudio(started: () => void) {
  const gain = { setValueAtTime() {}, exponentialRampToValueAtTime() {} }
  return class {
    currentTime = 0
    destination = {}
    createGain = () => ({ gain, connect: () => {} })
    createOscillator = () => ({ frequency: { value: 0 }, connect: (to: unknown) => to, start: started, stop() {} })
  }
}
