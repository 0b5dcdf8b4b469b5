import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { type TextKey, words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { smallPdf } from '../desk-parts/small-pdf.ts'
import { testService } from '../unit/store/temporary-store.ts'
import type { Clerk } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const sub = { type: 'sub', value: mariMaasikas.sub }
const completed = { status: 'completed', completed_at: '2026-05-01T07:50:00Z', result: mariMaasikas } as const
const requests = [
  serviceRequest({
    id: 'd',
    reference: 'R-DIFFERS',
    claims_required: [{ type: 'name', value: 'Juku Tamm' }],
    ...completed
  }),
  serviceRequest({ id: 'm', reference: 'R-MATCHES', claims_required: [sub], ...completed }),
  serviceRequest({ id: 'w', reference: 'R-WAITS', claims_required: [sub] })
]

/** One thing that can be open: how it is opened, what it is known by, and the one button that puts it away. */
interface Place {
  name: string
  open: (clerk: Clerk, desk: DeskInMemory) => Promise<void>
  /** Null while it is not there. */
  find: () => HTMLElement | null
  away: TextKey
  /** What it lies upon, and comes back. */
  beneath: () => HTMLElement | null
}

const region = (name: TextKey) => () => screen.queryByRole('region', { name: words(name) })
const dialog = (name: string) => () => screen.queryByRole('dialog', { name })
const button = (name: TextKey) => () => screen.queryAllByRole('button', { name: words(name) })[0] ?? null
const list = () => screen.queryByRole('grid')
const inHand = () => screen.queryByTestId('in-hand')

/** What is in hand: all of it goes back to the list. */
const pages: Place[] = [
  {
    name: 'a new request',
    open: (clerk) => clerk.newRequest(),
    find: region('create.title'),
    away: 'common.backToList',
    beneath: list
  },
  {
    name: 'the import',
    open: (clerk) => clerk.key('{Control>}i{/Control}'),
    find: region('import.title'),
    away: 'common.backToList',
    beneath: list
  },
  {
    name: 'the settings',
    open: (clerk) => clerk.key('{Control>},{/Control}'),
    find: region('settings.title'),
    away: 'common.backToList',
    beneath: list
  },
  {
    name: 'the audit log',
    open: (clerk) => clerk.key('{Control>}{Shift>}j{/Shift}{/Control}'),
    find: region('audit.title'),
    away: 'common.backToList',
    beneath: list
  },
  {
    name: 'the health of the desk',
    open: (clerk) => clerk.key('{Control>}{Shift>}h{/Shift}{/Control}'),
    find: () => screen.queryByRole('heading', { level: 2, name: words('health.title') }),
    away: 'common.backToList',
    beneath: list
  },
  {
    name: 'a request',
    open: (clerk) => clerk.open('R-MATCHES'),
    find: inHand,
    away: 'common.backToList',
    beneath: list
  },
  {
    name: 'the link for the person',
    open: (clerk) => openLink(clerk),
    find: () => screen.queryByTestId('hand-over'),
    away: 'common.backToList',
    beneath: list
  }
]

/** What lies over the window, or over what is in hand. */
const covers: Place[] = [
  {
    name: 'the commands',
    open: (clerk) => clerk.key('{Control>}k{/Control}'),
    find: dialog(words('palette.title')),
    away: 'common.close',
    beneath: list
  },
  {
    name: 'the keys',
    open: (clerk) => clerk.key('?'),
    find: dialog(words('palette.keysTitle')),
    away: 'common.close',
    beneath: list
  },
  {
    name: 'the question whose code it is',
    async open(clerk) {
      await clerk.newRequest()
      await clerk.fill(words('create.sub'), '38001085718')
      await clerk.press(words('create.create'))
    },
    find: dialog(words('create.whose.title', { code: '38001085718' })),
    away: 'common.close',
    beneath: region('create.title')
  },
  {
    name: 'the question of another program’s link',
    async open(_clerk, desk) {
      await desk.api.programs.set({ links: true, files: false, proofs: false })
      desk.links.arrive('eeid-desk://fill?name=Mari')
    },
    find: dialog(words('programs.fillTitle')),
    away: 'programs.leave',
    beneath: list
  },
  {
    name: 'the preview of a proof',
    async open(clerk) {
      await clerk.open('R-MATCHES')
      await clerk.press(words('preview.open'))
    },
    find: dialog(words('preview.title', { reference: 'R-MATCHES' })),
    away: 'preview.back',
    beneath: inHand
  }
]

/** What is asked within a page, which stays. */
const questions: Place[] = [
  {
    name: 'the choice of a printer',
    async open(clerk, desk) {
      desk.shell.printers = [{ name: 'a', label: 'Hall', isDefault: true }]
      await clerk.open('R-MATCHES')
      await clerk.press(words('print.print'))
      await screen.findByLabelText(words('print.printer'))
    },
    find: dialog(words('print.choose')),
    away: 'print.cancel',
    beneath: inHand
  },
  {
    name: 'the name of a template',
    async open(clerk) {
      await clerk.newRequest()
      await clerk.fill(words('create.name'), 'Mari')
      await clerk.press(words('create.templateSave'))
    },
    find: () => screen.queryByRole('textbox', { name: words('create.templateName') }),
    away: 'create.templateCancel',
    beneath: region('create.title')
  },
  {
    name: 'the question whether to accept all the same',
    async open(clerk) {
      await clerk.open('R-DIFFERS')
      await clerk.press(words('does.accept'))
      await screen.findByRole('button', { name: words('decision.acceptAnyway') })
      // The note has the focus, and is left first.
      await clerk.user.click(await screen.findByRole('heading', { level: 2, name: /R-DIFFERS$/ }))
    },
    find: button('decision.acceptAnyway'),
    away: 'decision.notYet',
    beneath: inHand
  },
  {
    name: 'another decision',
    async open(clerk) {
      await clerk.open('R-MATCHES')
      if (button('decision.change')() === null) {
        await clerk.press(words('does.accept'))
        await screen.findByRole('button', { name: words('decision.change') })
      }
      await clerk.look()
      await clerk.press(words('decision.change'))
    },
    find: button('decision.keep'),
    away: 'decision.keep',
    beneath: inHand
  }
]

async function openLink(clerk: Clerk): Promise<void> {
  await clerk.open('R-WAITS')
  await clerk.look()
  await clerk.press(words('action.handOver'))
}

async function desk(): Promise<{ clerk: Clerk; desk: DeskInMemory }> {
  const desk = deskInMemory({ requests })
  desk.store.proofs.keep(testService.id, 'm', smallPdf('kept'))
  const clerk = await openWindow(desk)
  await clerk.row('R-WAITS')
  return { clerk, desk }
}

const isThere = (place: Place) => waitFor(() => expect(place.find()).not.toBeNull())
async function isAway(place: Place): Promise<void> {
  await waitFor(() => expect(place.find()).toBeNull())
  expect(place.beneath()).not.toBeNull()
}

describe('one rule for going back', () => {
  test.each([...pages, ...covers, ...questions])('Escape puts away $name, and nothing else', async (place) => {
    const { clerk, desk: opened } = await desk()
    await place.open(clerk, opened)
    await isThere(place)
    await clerk.key('{Escape}')
    await isAway(place)
  })

  test.each([...pages, ...covers, ...questions])('one button does the same for $name', async (place) => {
    const { clerk, desk: opened } = await desk()
    await place.open(clerk, opened)
    await isThere(place)
    const there = within(place.find()?.closest<HTMLElement>('[role="dialog"]') ?? document.body)
    const [away, ...others] = there.getAllByRole('button', { name: words(place.away) })
    expect(others).toEqual([])
    if (away !== undefined) await clerk.user.click(away)
    await isAway(place)
  })

  test('every page has the way back in its head, and no page has two', async () => {
    const { clerk, desk: opened } = await desk()
    for (const place of pages) {
      await place.open(clerk, opened)
      await isThere(place)
      expect(screen.getAllByRole('button', { name: words('common.backToList') })).toHaveLength(1)
      await clerk.key('{Escape}')
      await isAway(place)
    }
  })
})

test('Escape goes one step at a time: out of the note, out of the question, out of the request', async () => {
  const { clerk } = await desk()
  await clerk.open('R-DIFFERS')
  await clerk.press(words('does.accept'))
  await screen.findByRole('button', { name: words('decision.acceptAnyway') })
  await waitFor(() => expect(document.activeElement?.matches('[data-note]')).toBe(true))
  await clerk.key('{Escape}')
  expect(document.activeElement?.matches('[data-note]')).toBe(false)
  expect(button('decision.acceptAnyway')()).not.toBeNull()
  await clerk.key('{Escape}')
  await waitFor(() => expect(button('decision.acceptAnyway')()).toBeNull())
  expect(inHand()).not.toBeNull()
  await clerk.key('{Escape}')
  await waitFor(() => expect(inHand()).toBeNull())
})
