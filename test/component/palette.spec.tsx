import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest, serviceRequests } from '../desk-parts/requests.ts'
import { type Clerk, inHand } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const one = serviceRequest({
  id: 'one',
  reference: 'K7Q-00042',
  claims_required: [
    { type: 'sub', value: mariMaasikas.sub },
    { type: 'name', value: 'Õnne Kask' }
  ]
})

async function palette(desk: DeskInMemory): Promise<Clerk> {
  const clerk = await openWindow(desk)
  await screen.findAllByRole('button', { name: words('list.newRequest') })
  await clerk.key('{Control>}k{/Control}')
  await screen.findByLabelText(words('palette.search'))
  return clerk
}

const group = (key: 'palette.commands' | 'palette.requests' | 'palette.notNow') =>
  screen.findByRole('group', { name: words(key) })

const isClosed = () => waitFor(() => expect(screen.queryByLabelText(words('palette.search'))).toBeNull())

/** A code that a scanner types into what has the focus, with its Enter, by the dates of its keys. */
async function scanInto(clerk: Clerk, code: string): Promise<void> {
  await clerk.user.paste(code)
  const begun = performance.now() + 1_000
  for (const [index, key] of [...code, 'Enter'].entries()) {
    const event = new KeyboardEvent('keydown', {
      key,
      code: key === 'Enter' ? key : '',
      bubbles: true,
      cancelable: true
    })
    Object.defineProperty(event, 'timeStamp', { value: begun + index * 5 })
    act(() => void document.activeElement?.dispatchEvent(event))
  }
}

describe('the palette finds a request', () => {
  test.each([
    ['its reference', 'K7Q-00042'],
    ['a part of its reference', '00042'],
    ['a name', 'onne kask'],
    ['a code', mariMaasikas.sub]
  ])('by %s, and opens it by Enter', async (_by, typed) => {
    const clerk = await palette(deskInMemory({ requests: [one, ...serviceRequests(20)] }))
    await clerk.user.keyboard(typed)
    // What the first letters find is there before.
    await waitFor(async () => {
      const found = within(await group('palette.requests')).getAllByRole('option')
      expect(found.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('K7Q-00042')])
    })
    await new Promise((done) => setTimeout(done, 600))
    await clerk.key('{Enter}')
    await inHand('K7Q-00042')
    await isClosed()
  })

  test('shows a few of many, and all of them in the list', async () => {
    const clerk = await palette(deskInMemory({ requests: serviceRequests(40) }))
    await clerk.user.keyboard('R-')
    const found = within(await group('palette.requests')).getAllByRole('option')
    expect(found).toHaveLength(7)
    await clerk.user.click(screen.getByRole('option', { name: words('palette.more', { count: 40, formatted: 40 }) }))
    await isClosed()
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('searchbox', { name: words('list.search') }).value).toBe('R-')
    )
  })

  test('before its answer is here, if Enter is pressed by then', async () => {
    const clerk = await palette(deskInMemory({ requests: [one, ...serviceRequests(5)] }))
    await clerk.user.keyboard('00')
    await clerk.user.keyboard('042')
    await clerk.user.keyboard('{Enter}')
    await inHand('K7Q-00042')
  })

  test('asks main for nothing by one sign, and says how many it found', async () => {
    const desk = deskInMemory({ requests: [one] })
    const clerk = await palette(desk)
    const asked = desk.asked('requests.list').length
    await clerk.key('K')
    await new Promise((done) => setTimeout(done, 300))
    expect(desk.asked('requests.list')).toHaveLength(asked)
    await clerk.key('7Q')
    await screen.findByText(words('palette.found', { count: 1, formatted: 1 }))
  })

  test('says that it could not look, where main cannot be reached', async () => {
    const desk = deskInMemory({ requests: [one] })
    const clerk = await palette(desk)
    desk.breaks('requests.list')
    await clerk.user.keyboard('K7Q')
    await screen.findByText(words('palette.unread'))
  })
})

describe('a scan into the palette', () => {
  test('opens the request with that reference, and does no command', async () => {
    const desk = deskInMemory({ requests: [one, serviceRequest({ id: 'two', reference: 'K7Q-000421' })] })
    const clerk = await palette(desk)
    await scanInto(clerk, 'K7Q-00042')
    await inHand('K7Q-00042')
    await isClosed()
  })

  test('of what is no reference opens the only one found', async () => {
    const clerk = await palette(deskInMemory({ requests: [one, ...serviceRequests(5)] }))
    await scanInto(clerk, mariMaasikas.sub)
    await inHand('K7Q-00042')
  })

  test('that names a command does not do it', async () => {
    const clerk = await palette(deskInMemory())
    await scanInto(clerk, words('does.newRequest'))
    await new Promise((done) => setTimeout(done, 500))
    expect(screen.queryByRole('textbox', { name: words('create.sub') })).toBeNull()
  })
})

describe('what cannot be done now', () => {
  test('is in the palette all the same, with why, and does nothing but say it', async () => {
    const clerk = await palette(deskInMemory({ requests: [one] }))
    const lines = within(await group('palette.notNow')).getAllByRole('option')
    // Whoever may hold one is told what is missing, not that it is somebody else's.
    const hold = `${words('does.hold')} ${words('palette.why.request')}`
    expect(lines.map(({ textContent }) => textContent)).toContainEqual(expect.stringContaining(hold))
    await clerk.user.keyboard(words('does.saveProof'))
    const [off] = within(await group('palette.notNow')).getAllByRole('option')
    expect(off?.getAttribute('aria-disabled')).toBe('true')
    expect(off?.textContent).toContain(words('palette.why.request'))
    await new Promise((done) => setTimeout(done, 600))
    await clerk.key('{Enter}')
    await screen.findByText(words('palette.why.request'), { selector: '[role="status"] p' })
    screen.getByLabelText(words('palette.search'))
  })

  test('is told of the request in hand, once one is', async () => {
    const clerk = await openWindow(deskInMemory({ requests: [one] }))
    await clerk.open('K7Q-00042')
    await clerk.key('{Control>}k{/Control}')
    const off = within(await group('palette.notNow'))
    const lines = off.getAllByRole('option').map(({ textContent }) => textContent)
    const saying = (action: 'does.saveProof' | 'does.accept', why: 'palette.why.proof' | 'palette.why.toDecide') =>
      expect.stringContaining(`${words(action)} ${words(why)}`)
    expect(lines).toContainEqual(saying('does.saveProof', 'palette.why.proof'))
    expect(lines).toContainEqual(saying('does.accept', 'palette.why.toDecide'))
    expect(lines.some((line) => line?.includes(words('does.copyReference')))).toBe(false)
  })
})

test('the keys are listed in groups, each under its heading', async () => {
  const clerk = await openWindow(deskInMemory())
  await screen.findAllByRole('button', { name: words('list.newRequest') })
  await clerk.key('?')
  const deciding = await screen.findByRole('region', { name: words('palette.group.decide') })
  within(deciding).getByRole('heading', { name: words('palette.group.decide') })
  within(deciding).getByText(words('does.accept'))
  expect(within(deciding).queryByText(words('does.saveProof'))).toBeNull()
})
