import { screen, waitFor } from '@testing-library/react'
import { describe, expect, onTestFinished, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { smallPdf } from '../desk-parts/small-pdf.ts'
import { testService } from '../unit/store/temporary-store.ts'
import { openWindow } from './open-window.tsx'

const completed = { status: 'completed', completed_at: '2026-05-01T07:50:00Z', result: mariMaasikas } as const
const differing = serviceRequest({
  id: 'd',
  reference: 'R-DIFFERS',
  claims_required: [{ type: 'name', value: 'Juku Tamm' }],
  ...completed
})
const matching = serviceRequest({
  id: 'm',
  reference: 'R-MATCHES',
  claims_required: [{ type: 'sub', value: mariMaasikas.sub }],
  ...completed
})

function deskOf(): DeskInMemory {
  const desk = deskInMemory({ requests: [differing, matching] })
  desk.store.proofs.keep(testService.id, 'm', smallPdf('kept'))
  desk.shell.printers = [{ name: 'a', label: 'Hall', isDefault: true }]
  return desk
}

const live = '[role="status"], [role="alert"], [aria-live]'

/** Hears what a screen reader is told as news, each text as often as it comes, from now on. */
function hear(): string[] {
  const heard: string[] = []
  const before = new WeakMap<Element, string>()
  const noteAll = () => {
    for (const region of document.querySelectorAll(live)) {
      // What holds other such regions says what they say.
      const parts = region.children.length > 0 ? [...region.children] : [region]
      for (const part of parts) {
        const text = part.textContent?.trim() ?? ''
        if (text !== '' && before.get(part) !== text) heard.push(text)
        before.set(part, text)
      }
    }
  }
  noteAll()
  heard.length = 0
  const observer = new MutationObserver(noteAll)
  observer.observe(document.body, { childList: true, subtree: true, characterData: true })
  // What gets the focus is read with its description.
  const noteFocus = ({ target }: FocusEvent) => {
    const described = target instanceof Element ? (target.getAttribute('aria-describedby') ?? '').split(' ') : []
    const texts = described.map((id) => document.getElementById(id)?.textContent?.trim() ?? '')
    heard.push(...texts.filter((text) => text !== ''))
  }
  document.addEventListener('focusin', noteFocus)
  onTestFinished(() => {
    observer.disconnect()
    document.removeEventListener('focusin', noteFocus)
  })
  return heard
}

/** What was told more than once. */
const twice = (heard: readonly string[]) =>
  heard.filter((text, place) => heard.some((other, at) => at !== place && (other === text || other.includes(text))))

const isBefore = (one: Element, other: Element) =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

describe('the order of reading', () => {
  test.each(['R-DIFFERS', 'R-MATCHES'])('is who it is, what was compared, then the decision: %s', async (reference) => {
    const clerk = await openWindow(deskOf())
    await clerk.open(reference)
    const decision = await screen.findByRole('button', { name: words('does.accept') })
    const who = screen.getByTestId('who')
    const compared = screen.getByRole('table')
    expect(isBefore(who, compared)).toBe(true)
    expect(isBefore(compared, decision)).toBe(true)
  })
})

describe('a sentence is told once', () => {
  test('of what is wrong in the form: the count as news, the fault with the field that gets the focus', async () => {
    const clerk = await openWindow(deskOf())
    await clerk.newRequest()
    await clerk.fill(words('create.birthdate'), '31.2.1980')
    const heard = hear()
    await clerk.key('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(heard).toContain(words('create.fix', { count: 1 })))
    expect(heard).toContain(words('field.noSuchDay'))
    expect(twice(heard)).toEqual([])
  })

  test('of a decision, of what was copied, and of what was printed', async () => {
    const clerk = await openWindow(deskOf())
    await clerk.open('R-MATCHES')
    await clerk.look()
    const heard = hear()
    await clerk.key('q')
    await waitFor(() => expect(heard).toContain(words('action.copiedPart.reference')))
    await clerk.key('a')
    await waitFor(() => expect(heard).toContain(words('decision.said.accept')))
    await clerk.look()
    await clerk.key('p')
    await screen.findByLabelText(words('print.printer'))
    await clerk.key('{Enter}')
    await waitFor(() => expect(heard).toContain(words('print.sent', { printer: 'Hall', count: 1 })))
    expect(twice(heard)).toEqual([])
  })

  test('of what went wrong', async () => {
    const desk = deskOf()
    desk.answers('proofs.save', { ok: false, error: { code: 'diskFull' } })
    const clerk = await openWindow(desk)
    await clerk.open('R-MATCHES')
    await clerk.look()
    const heard = hear()
    await clerk.key('s')
    await waitFor(() => expect(heard.some((text) => text.includes(words('problem.diskFull')))).toBe(true))
    expect(twice(heard)).toEqual([])
  })

  test('of a person asked before', async () => {
    const clerk = await openWindow(deskOf())
    await clerk.newRequest()
    const heard = hear()
    await clerk.fill(words('create.sub'), mariMaasikas.sub)
    await waitFor(() => expect(heard.some((text) => text.includes('R-'))).toBe(true))
    expect(twice(heard)).toEqual([])
  })
})
