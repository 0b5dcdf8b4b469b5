import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import type { Clerk } from './clerk.ts'
import { openWindow } from './open-window.tsx'

/** The fields in the order in which a clerk goes through them. */
const order = ['create.sub', 'create.name', 'create.birthdate', 'create.country', 'create.reference', 'create.reason']

const asked = ({ service }: DeskInMemory) =>
  service.requests.map(({ claims_required: claims }) => claims?.map(({ value }) => value))

/** What the field is called that has the focus. */
const focused = () =>
  order.find((key) =>
    document.activeElement?.closest('.mantine-InputWrapper-root')?.textContent?.includes(words(key as 'create.sub'))
  )

async function form(desk = deskInMemory()): Promise<{ desk: DeskInMemory; clerk: Clerk }> {
  const clerk = await openWindow(desk)
  await clerk.newRequest()
  return { desk, clerk }
}

/** What a scanner takes for a key, by the date of its event; how busy the machine is does not matter. */
const scannerMs = 5

const enter: KeyboardEventInit = { key: 'Enter', code: 'Enter' }
const lineFeed: KeyboardEventInit = { key: 'j', code: 'KeyJ', ctrlKey: true }

/** What a scanner types into a field, and the keys that end it, `lateMs` after the code. */
async function scan(clerk: Clerk, field: string, code: string, ends: KeyboardEventInit[], lateMs = scannerMs) {
  await clerk.fill(field, code)
  let at = performance.now() + 1_000
  const press = (part: KeyboardEventInit, afterMs: number) => {
    at += afterMs
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...part })
    Object.defineProperty(event, 'timeStamp', { value: at })
    act(() => void document.activeElement?.dispatchEvent(event))
  }
  for (const key of code) press({ key }, scannerMs)
  for (const [index, end] of ends.entries()) press(end, index === 0 ? lateMs : scannerMs)
}

describe('Enter in the form', () => {
  test('goes on field by field, and from the last one creates', async () => {
    const { desk, clerk } = await form()
    await clerk.fill(words('create.sub'), 'EE60001019906')
    await clerk.user.click(await clerk.field(words('create.sub')))
    const passed = [focused()]
    for (let turn = 1; turn < order.length; turn++) {
      await clerk.key('{Enter}')
      passed.push(focused())
    }
    expect(passed).toEqual(order)
    expect(asked(desk)).toEqual([])
    await clerk.key('{Enter}')
    await waitFor(() => expect(asked(desk)).toEqual([['EE60001019906']]))
  })

  test('after a sentence typed by hand creates: the clerk pauses before it', async () => {
    const { desk, clerk } = await form()
    await clerk.fill(words('create.sub'), 'EE60001019906')
    await clerk.user.click(await clerk.field(words('create.reason')))
    await clerk.key('A loan')
    await clerk.key(' from us')
    await clerk.key('{Enter}')
    await waitFor(() => expect(asked(desk)).toHaveLength(1))
  })

  test('with Shift is a new line of the reason', async () => {
    const { desk, clerk } = await form()
    await clerk.fill(words('create.sub'), 'EE60001019906')
    await clerk.user.click(await clerk.field(words('create.reason')))
    await clerk.key('One')
    await clerk.key('{Shift>}{Enter}{/Shift}')
    await clerk.key('two')
    expect((await clerk.field(words('create.reason'))).value).toBe('One\ntwo')
    expect(asked(desk)).toEqual([])
  })

  test('held down goes one field on, and creates nothing', async () => {
    const { desk, clerk } = await form()
    await clerk.fill(words('create.sub'), 'EE60001019906')
    await clerk.user.click(await clerk.field(words('create.sub')))
    await clerk.user.keyboard('{Enter>20/}')
    expect(focused()).toBe('create.name')
    expect(asked(desk)).toEqual([])
  })

  test('in an open list chooses from it, and goes on with the next press', async () => {
    const { clerk } = await form()
    await clerk.user.click(screen.getByRole('combobox', { name: words('create.country') }))
    await clerk.user.keyboard('Lat')
    await new Promise((done) => setTimeout(done, 300))
    await clerk.key('{Enter}')
    expect(focused()).toBe('create.country')
    await clerk.key('{Enter}')
    expect(focused()).toBe('create.reference')
  })
})

describe('a scanner’s Enter', () => {
  test.each([
    ['Enter', [enter]],
    ['Enter twice', [enter, enter]],
    ['Enter and a line feed', [enter, lineFeed]]
  ])('goes on from the field by one, where the code ends with %s', async (_how, ends) => {
    const { desk, clerk } = await form()
    await scan(clerk, words('create.sub'), 'EE60001019906', ends)
    expect(focused()).toBe('create.name')
    expect(asked(desk)).toEqual([])
  })

  test.each([
    ['Enter', [enter], scannerMs],
    ['Enter twice', [enter, enter], scannerMs],
    ['a late Enter', [enter], 300]
  ])('never creates from the last field, where the code ends with %s', async (_how, ends, lateMs) => {
    const { desk, clerk } = await form()
    await clerk.fill(words('create.sub'), 'EE60001019906')
    await scan(clerk, words('create.reason'), 'CASE-2026-11', ends, lateMs)
    expect(screen.getByRole('button', { name: words('create.create') })).toBe(document.activeElement)
    expect(desk.asked('requests.create')).toEqual([])
  })
})

test('Ctrl+Enter creates out of an open list, with what is chosen in it', async () => {
  const { desk, clerk } = await form()
  await clerk.fill(words('create.name'), 'Mari Maasikas')
  await clerk.user.click(screen.getByRole('combobox', { name: words('create.country') }))
  await clerk.user.keyboard('Lat')
  await new Promise((done) => setTimeout(done, 300))
  await clerk.key('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(asked(desk)).toEqual([['Mari Maasikas', 'LV']]))
})

describe('what the form says while it is filled in', () => {
  test('of a person asked before stands at its foot, where it pushes no field', async () => {
    const earlier = serviceRequest({
      id: 'earlier',
      reference: 'K7Q-00007',
      claims_required: [{ type: 'sub', value: 'EE60001019906' }],
      created_at: '2026-04-30T08:00:00Z'
    })
    const { clerk } = await form(deskInMemory({ requests: [earlier] }))
    await clerk.fill(words('create.sub'), 'EE60001019906')
    const note = await screen.findByTestId('asked-before')
    expect(note.closest('footer')).not.toBeNull()
  })

  test('offers nothing to fill in beside a code that is enough', async () => {
    const { clerk } = await form()
    await clerk.fill(words('create.sub'), 'EE60001019906')
    await screen.findByText(words('create.subBorn', { country: 'Estonia (EE)', birthdate: '1 Jan 2000' }))
    const line = (await clerk.field(words('create.sub'))).closest('.mantine-InputWrapper-root')
    expect(line?.querySelectorAll('button')).toHaveLength(0)
  })
})
