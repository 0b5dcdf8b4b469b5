import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { smallPdf } from '../desk-parts/small-pdf.ts'
import { testService } from '../unit/store/temporary-store.ts'
import { inHand as isInHand } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const reference = 'K7Q-00001'
const accept = words('does.accept')
const reject = words('does.reject')
const codeDiffers = words('decision.differing', { count: 1, claims: words('claimType.sub').toLowerCase() })
const acceptAnyway = words('decision.acceptAnyway')

/** The person of that code was asked for, and Mari Maasikas came. */
const cameFor = (sub: string, told: object = {}) =>
  serviceRequest({
    id: 'r',
    reference,
    status: 'completed',
    completed_at: '2026-05-01T07:50:00Z',
    claims_required: [{ type: 'sub', value: sub }],
    result: { ...mariMaasikas, ...told }
  })

const herself = cameFor(mariMaasikas.sub)
const another = cameFor('EE30303039914')

/** What main has of the request: what was decided, oldest first, and the note. */
async function kept(desk: DeskInMemory) {
  const detail = await desk.api.requests.get({ id: 'r' })
  if (!detail.ok) throw new Error(detail.error.code)
  const { decisions, note } = detail.value
  return { decisions: decisions.map(({ verdict, note, wentAgainst }) => ({ verdict, note, wentAgainst })), note }
}

const decided = (verdict: 'accept' | 'reject', note = '', wentAgainst: string[] = []) => ({
  verdict,
  note,
  wentAgainst
})

async function inHand(request = herself, prepare: (desk: DeskInMemory) => unknown = () => {}) {
  const desk = deskInMemory({ requests: [request] })
  await prepare(desk)
  const clerk = await openWindow(desk)
  await clerk.open(reference)
  await screen.findByRole('button', { name: accept })
  await clerk.look()
  return { desk, clerk }
}

/** What stands in the history of decisions, the latest first. */
const history = () =>
  within(screen.getByTestId('decisions'))
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '')

describe('the decision card', () => {
  test('accepts by one press where nothing speaks against it, and the list says so', async () => {
    const { desk, clerk } = await inHand()
    await clerk.press(accept)
    await screen.findByRole('button', { name: words('decision.change') })
    await clerk.row(reference, words('decision.verdict.accept'))
    expect(await kept(desk)).toEqual({ decisions: [decided('accept')], note: '' })
    expect(screen.queryByRole('button', { name: accept })).toBeNull()
    expect(document.activeElement).toBe(await clerk.row(reference))
  })

  test('takes the note that stands there with the decision', async () => {
    const { desk, clerk } = await inHand()
    await clerk.fill(words('decision.note'), 'Came with an interpreter')
    await clerk.press(reject)
    await clerk.row(reference, words('decision.verdict.reject'))
    expect(await kept(desk)).toEqual({
      decisions: [decided('reject', 'Came with an interpreter')],
      note: 'Came with an interpreter'
    })
  })

  test('tells what main refused, and can be pressed again', async () => {
    const { desk, clerk } = await inHand()
    desk.shut()
    await clerk.press(accept)
    await screen.findByText(words('problem.storeClosed'))
    desk.reopen()
    await clerk.press(accept)
    await clerk.row(reference, words('decision.verdict.accept'))
    expect((await kept(desk)).decisions).toEqual([decided('accept')])
  })
})

describe('what comes between looking and pressing', () => {
  const told = async (desk: DeskInMemory, request: typeof herself) => {
    desk.tell(request)
    desk.send('requestsChanged', { serviceId: 'service-1' })
    await waitFor(() => expect(desk.asked('requests.get').length).toBeGreaterThan(1))
  }

  test('has to be seen first where it changes what is decided by, and the clerk is told so', async () => {
    const { desk, clerk } = await inHand()
    await told(desk, cameFor(mariMaasikas.sub, { given_name: 'MARI-LIIS' }))
    await screen.findAllByText(/MARI-LIIS/)
    await clerk.key('a')
    await screen.findAllByText(words('action.notSeen'))
    expect(desk.asked('decisions.decide')).toEqual([])
    await clerk.look()
    await clerk.key('a')
    await clerk.row(reference, words('decision.verdict.accept'))
    expect((await kept(desk)).decisions).toEqual([decided('accept')])
  })

  test('need not be seen where nothing is decided by it: a link that is not shown any more, another desk’s note', async () => {
    const { desk, clerk } = await inHand()
    await desk.api.decisions.writeNote({ id: 'r', note: 'Came early' })
    await told(desk, { ...herself, link: 'https://eeid.example/another' })
    await screen.findByDisplayValue('Came early')
    await clerk.key('a')
    await clerk.row(reference, words('decision.verdict.accept'))
    expect(screen.queryAllByText(words('action.notSeen'))).toEqual([])
  })

  test('need not be seen where it is the proof of what was seen', async () => {
    const { desk, clerk } = await inHand()
    desk.store.proofs.keep(testService.id, 'r', smallPdf('kept'))
    await told(desk, herself)
    await screen.findByRole('button', { name: words('preview.open') })
    await clerk.key('a')
    await clerk.row(reference, words('decision.verdict.accept'))
    expect(screen.queryAllByText(words('action.notSeen'))).toEqual([])
  })
})

describe('an objection', () => {
  test('is asked about, wants a note, and goes into the decision', async () => {
    const { desk, clerk } = await inHand(another)
    await clerk.press(accept)
    await screen.findByText(words('decision.askAnyway', { reasons: codeDiffers }))
    const note = await clerk.field(words('decision.noteWhy'))
    await waitFor(() => expect(document.activeElement).toBe(note))

    await clerk.press(acceptAnyway)
    await screen.findByText(words('decision.noteWanted'))
    expect(note.getAttribute('aria-invalid')).toBe('true')
    expect(desk.asked('decisions.decide')).toEqual([])

    await clerk.fill(words('decision.noteWhy'), 'Code read out wrongly')
    await clerk.press(acceptAnyway)
    await clerk.row(reference, words('decision.verdict.accept'))
    expect((await kept(desk)).decisions).toEqual([decided('accept', 'Code read out wrongly', ['differs'])])
    const [latest] = history()
    expect(latest).toContain(words('decision.wentAgainst', { reasons: words('decision.against.differs') }))
    expect(latest).toContain('Code read out wrongly')
  })

  test('is answered by the key of the decision too, from the note itself', async () => {
    const { desk, clerk } = await inHand(another)
    await clerk.press(accept)
    await clerk.fill(await labelOfWhy(), 'Code read out wrongly')
    await clerk.look()
    await clerk.key('{Control>}{Enter}{/Control}')
    await clerk.row(reference, words('decision.verdict.accept'))
    expect((await kept(desk)).decisions).toEqual([decided('accept', 'Code read out wrongly', ['differs'])])
  })

  test('that only blanks answer is asked about still', async () => {
    const { desk, clerk } = await inHand(another)
    await clerk.press(accept)
    await clerk.fill(await labelOfWhy(), '   ')
    await clerk.press(acceptAnyway)
    await screen.findByText(words('decision.noteWanted'))
    expect((await kept(desk)).decisions).toEqual([])
  })

  test('does not keep anybody from rejecting', async () => {
    const { desk, clerk } = await inHand(another)
    await clerk.press(reject)
    await clerk.row(reference, words('decision.verdict.reject'))
    expect((await kept(desk)).decisions).toEqual([decided('reject')])
  })

  test('can be left: nothing is decided, and what can be chosen is there again', async () => {
    const { desk, clerk } = await inHand(another)
    await clerk.press(accept)
    await clerk.press(words('decision.notYet'))
    await screen.findByRole('button', { name: reject })
    expect((await kept(desk)).decisions).toEqual([])
  })

  test('of the office’s own rules stands there by name', async () => {
    const { clerk } = await inHand(cameFor(mariMaasikas.sub, { acr: 'low' }), (desk) =>
      desk.api.decisions.setPolicy({
        minimumAcr: 'high',
        methods: ['SMART_ID'],
        otherMethods: false,
        warnBeforeDays: 30,
        noteForIdentified: false
      })
    )
    screen.getByText(words('concern.levelTooLow'))
    screen.getByText(words('concern.methodNotAllowed'))
    await clerk.press(accept)
    await screen.findByRole('button', { name: acceptAnyway })
  })

  test('is none where the document only ends soon: it is told, and accepted by one press', async () => {
    const inTenDays = Date.parse('2026-05-11T08:00:00Z') / 1_000
    const { desk, clerk } = await inHand(cameFor(mariMaasikas.sub, { expiration_time: inTenDays }))
    screen.getByText(words('hand.end.endsSoon'))
    const [sentence = ''] = words('concern.endsSoon', { time: '|' }).split('|')
    screen.getByText((text) => text.startsWith(sentence) && text.includes('11 May 2026'))
    await clerk.press(accept)
    await clerk.row(reference, words('decision.verdict.accept'))
    expect((await kept(desk)).decisions).toEqual([decided('accept')])
  })
})

describe('a decision', () => {
  test('is changed to another, and both are told, the latest first', async () => {
    const { desk, clerk } = await inHand()
    await clerk.press(accept)
    await clerk.press(words('decision.change'))
    desk.clock.advance(60_000)
    await clerk.press(reject)
    await clerk.row(reference, words('decision.verdict.reject'))
    expect((await kept(desk)).decisions).toEqual([decided('accept'), decided('reject')])
    await waitFor(() =>
      expect(history()).toEqual([
        expect.stringContaining(words('decision.verdict.reject')),
        expect.stringContaining(words('decision.verdict.accept'))
      ])
    )
  })

  test('that is left as it is stays, and nothing is written', async () => {
    const { desk, clerk } = await inHand()
    await clerk.press(accept)
    await clerk.press(words('decision.change'))
    await clerk.press(words('decision.keep'))
    await screen.findByRole('button', { name: words('decision.change') })
    expect((await kept(desk)).decisions).toEqual([decided('accept')])
  })

  test('is taken once, however quickly two buttons are pressed', async () => {
    const { desk, clerk } = await inHand()
    const [first, second] = [screen.getByRole('button', { name: accept }), screen.getByRole('button', { name: reject })]
    first.click()
    first.click()
    second.click()
    await clerk.row(reference, words('decision.verdict.accept'))
    expect(desk.asked('decisions.decide')).toHaveLength(1)
    expect((await kept(desk)).decisions).toEqual([decided('accept')])
  })

  test('is taken once by its keys too', async () => {
    const { desk, clerk } = await inHand()
    const decide = { key: 'Enter', ctrlKey: true }
    clerk.keysAtOnce(decide, decide, { key: 'r' }, { key: 'a' })
    await clerk.row(reference, words('decision.verdict.accept'))
    expect(desk.asked('decisions.decide')).toHaveLength(1)
  })

  test('can be taken again where main did not answer the first time', async () => {
    const { desk, clerk } = await inHand()
    desk.breaks('decisions.decide')
    await clerk.press(accept)
    await screen.findByText(words('surprise.title'))
    desk.clears('decisions.decide')
    await clerk.press(accept)
    await clerk.row(reference, words('decision.verdict.accept'))
    expect((await kept(desk)).decisions).toEqual([decided('accept')])
  })
})

describe('asking again', () => {
  test('begins with what was asked, is a decision once it is sent, and either request leads to the other', async () => {
    const { desk, clerk } = await inHand(another)
    await clerk.fill(words('decision.note'), 'Read out wrongly')
    await clerk.press(words('action.askAgain'))
    await screen.findByText(words('create.asksAgain', { reference }))
    const code = await clerk.field(words('create.sub'))
    expect(code.value).toBe('EE30303039914')
    const again = await clerk.field(words('create.reference'))
    await waitFor(() => expect(['', reference]).not.toContain(again.value))
    const newer = again.value
    expect((await kept(desk)).decisions).toEqual([])

    // Nothing was changed: it is asked about once.
    await waitFor(() => expect(document.activeElement).toBe(code))
    await clerk.press(words('create.create'))
    await screen.findAllByText(words('create.unchanged'))
    expect(desk.asked('requests.create')).toEqual([])
    const claim = words('claimType.sub')
    await clerk.press(words('create.useReceived', { claim: claim.toLowerCase(), value: mariMaasikas.sub }))
    await waitFor(() => expect(code.value).toBe(mariMaasikas.sub))
    expect(document.activeElement).toBe(code)
    await clerk.press(words('create.create'))
    await clerk.row(reference, words('decision.verdict.askAgain'))
    expect(await kept(desk)).toMatchObject({ decisions: [{ verdict: 'askAgain', note: 'Read out wrongly' }] })
    expect(desk.service.requests).toMatchObject([{ reference: newer }, { reference }])

    await clerk.open(reference)
    await screen.findByText(words('next.askedAgain.text', { reference: newer }))
    await clerk.press(words('action.openNext'))
    await isInHand(newer)
    await screen.findByText(words('decision.asksAgainFor', { reference }))
    await clerk.press(words('decision.openChained', { reference }))
    await isInHand(reference)
  })
})

describe('the keys of the decision', () => {
  test('are letters while nothing is typed, and letters in the note while it is', async () => {
    const { desk, clerk } = await inHand()
    await clerk.key('n')
    expect(document.activeElement).toBe(await clerk.field(words('decision.note')))
    await clerk.key('a')
    expect((await clerk.field(words('decision.note'))).value).toBe('a')
    await clerk.key('{Escape}')
    await clerk.key('r')
    await clerk.row(reference, words('decision.verdict.reject'))
    expect((await kept(desk)).decisions).toEqual([decided('reject', 'a')])
  })

  test('open a decision that was taken', async () => {
    const { clerk } = await inHand()
    await clerk.key('a')
    await screen.findByRole('button', { name: words('decision.change') })
    await clerk.look()
    await clerk.key('x')
    await screen.findByRole('button', { name: words('decision.keep') })
  })
})

describe('a note', () => {
  test('that is left is kept, and is there in the next window', async () => {
    const { desk, clerk } = await inHand()
    await clerk.fill(words('decision.note'), 'Comes at three')
    await clerk.user.tab()
    await waitFor(async () => expect((await kept(desk)).note).toBe('Comes at three'))
    const next = await openWindow(desk)
    await next.open(reference)
    await waitFor(async () => expect((await next.field(words('decision.note'))).value).toBe('Comes at three'))
  })

  test('that could not be kept says so and stays', async () => {
    const { desk, clerk } = await inHand()
    await clerk.fill(words('decision.note'), 'Comes at three')
    desk.shut()
    await clerk.user.tab()
    await screen.findByText(words('decision.noteUnkept'))
    expect((await clerk.field(words('decision.note'))).value).toBe('Comes at three')
    desk.reopen()
  })
})

async function labelOfWhy(): Promise<string> {
  await screen.findByText(words('decision.askAnyway', { reasons: codeDiffers }))
  return words('decision.noteWhy')
}

describe('whoever was asked for by nobody', () => {
  const nobody = serviceRequest({ ...herself, claims_required: [{ type: 'sub', value: '' }], claims_matched: true })
  const acceptPerson = words('decision.acceptPerson')

  test('is identified, never matching, and is looked at before being accepted', async () => {
    const { desk, clerk } = await inHand(nobody)
    await clerk.row(reference, words('status.identified'))
    screen.getByRole('heading', { name: words('next.identified.title') })
    screen.getByText(words('hand.anyone'))
    await clerk.press(accept)
    const who = await screen.findByTestId('who-came')
    expect(who.textContent).toContain(mariMaasikas.sub)
    expect(desk.asked('decisions.decide')).toEqual([])
    await clerk.press(acceptPerson)
    await clerk.row(reference, words('decision.verdict.accept'))
    expect((await kept(desk)).decisions).toEqual([decided('accept')])
  })

  test('wants a note where the office says so', async () => {
    const { desk, clerk } = await inHand(nobody, async ({ api }) => {
      const policy = await api.decisions.policy()
      if (policy.ok) await api.decisions.setPolicy({ ...policy.value, noteForIdentified: true })
    })
    await clerk.press(accept)
    await screen.findByTestId('who-came')
    await clerk.fill(words('decision.noteWhy'), 'Known at the desk')
    await clerk.press(acceptAnyway)
    await clerk.row(reference, words('decision.verdict.accept'))
    expect((await kept(desk)).decisions).toEqual([decided('accept', 'Known at the desk', ['identified'])])
  })
})
