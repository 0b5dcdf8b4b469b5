import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import { inHand } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const sub = words('create.sub')
const name = words('create.name')
const birthdate = words('create.birthdate')
const reference = words('create.reference')
const reason = words('create.reason')
const create = words('create.create')

/** What has come to the service, as claims by their type. */
const asked = ({ service }: DeskInMemory) =>
  service.requests.map(({ claims_required: claims }) =>
    Object.fromEntries((claims ?? []).map(({ type, value }) => [type, value]))
  )

/** What a field is described by: its hint, or what is wrong with it. */
const described = (field: HTMLElement) =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')

async function form(desk: DeskInMemory) {
  const clerk = await openWindow(desk)
  await clerk.newRequest()
  return clerk
}

test('the country that is chosen is where the arrow keys begin, and the list is told to whoever hears the page', async () => {
  const clerk = await form(deskInMemory())
  await clerk.fill(name, 'Mari Maasikas')
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: words('create.country') })
  await clerk.user.click(field)
  await clerk.user.keyboard('latvia{Enter}')
  const chosen = field.value
  await clerk.user.keyboard('{ArrowDown}')
  await waitFor(() => expect(field.getAttribute('aria-expanded')).toBe('true'))
  const listed = document.getElementById(field.getAttribute('aria-controls') ?? '')
  const active = document.getElementById(field.getAttribute('aria-activedescendant') ?? '')
  expect([listed?.getAttribute('role'), active?.textContent]).toEqual(['listbox', chosen])
  await clerk.user.keyboard('{ArrowDown}{Enter}')
  expect(field.value).not.toBe(chosen)
  expect(field.value).not.toBe('')
})

describe('a mistake in the form', () => {
  test('is told beside its field, has the focus, and nothing is sent until it is put right', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    await clerk.fill(birthdate, '31.2.1980')
    await clerk.press(create)

    const field = await clerk.field(birthdate)
    expect(field).toBe(document.activeElement)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(described(field)).toContain(words('field.noSuchDay'))
    expect((await clerk.field(birthdate)).value).toBe('31.2.1980')
    screen.getByText(words('create.fix', { count: 1 }), { selector: 'form p' })
    expect(desk.asked('requests.create')).toEqual([])

    await clerk.fill(birthdate, '28.2.1980')
    await clerk.fill(name, 'Mari Maasikas')
    await clerk.press(create)
    await waitFor(() => expect(asked(desk)).toEqual([{ name: 'Mari Maasikas', birthdate: '1980-02-28' }]))
  })

  test('that leaves nobody to ask for is told for all fields of the person, and goes with the first letter', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    await clerk.press(create)
    const group = screen.getByRole('group', { name: words('create.person') })
    within(group).getByText(words('field.noClaim'))
    expect(described(group)).toContain(words('field.noClaim'))
    expect(await clerk.field(sub)).toBe(document.activeElement)

    await clerk.fill(name, 'M')
    expect(within(group).queryByText(words('field.noClaim'))).toBeNull()
  })

  test('that only main finds is told in the same place, and what was typed stays', async () => {
    const desk = deskInMemory()
    desk.answers('requests.create', { ok: false, error: { code: 'invalid', fields: { reason: 'tooLong' } } })
    const clerk = await form(desk)
    await clerk.fill(name, 'Mari Maasikas')
    await clerk.fill(reason, 'Because')
    await clerk.press(create)
    await waitFor(async () => expect(described(await clerk.field(reason))).toContain(words('field.tooLong')))
    expect((await clerk.field(reason)).value).toBe('Because')
    expect((await clerk.field(name)).value).toBe('Mari Maasikas')
  })

  test('is none where main cannot be reached: it is told, what was typed stays, and the next press sends it', async () => {
    const desk = deskInMemory()
    desk.breaks('requests.create')
    const clerk = await form(desk)
    await clerk.fill(name, 'Mari Maasikas')
    await clerk.press(create)
    await screen.findByText(words('surprise.title'))
    expect((await clerk.field(name)).value).toBe('Mari Maasikas')
    desk.clears('requests.create')
    await clerk.press(create)
    await waitFor(() => expect(asked(desk)).toHaveLength(1))
  })
})

describe('a warning', () => {
  test('of a code without its country offers the code with it', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    await clerk.fill(sub, '60001019906')
    await waitFor(async () => expect(described(await clerk.field(sub))).toContain(words('create.subLine.noCountry')))
    await clerk.press('EE60001019906')
    expect((await clerk.field(sub)).value).toBe('EE60001019906')
    expect(await clerk.field(sub)).toBe(document.activeElement)
  })

  test('of a code that is not well-formed keeps nobody from sending it', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    await clerk.fill(sub, 'EE60001019907')
    const warning = words('create.subLine.wrongDigit', { country: 'Estonia (EE)' })
    await waitFor(async () => expect(described(await clerk.field(sub))).toContain(warning))
    expect((await clerk.field(sub)).getAttribute('aria-invalid')).not.toBe('true')
    await clerk.press(create)
    await waitFor(() => expect(asked(desk)).toEqual([{ sub: 'EE60001019907' }]))
  })

  test('of a birth date that is not the code’s goes when the date does', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    await clerk.fill(sub, 'EE60001019906')
    await clerk.fill(birthdate, '2.1.2000')
    await waitFor(async () => expect(described(await clerk.field(birthdate))).toContain('1 Jan 2000'))
    await clerk.fill(birthdate, '')
    await waitFor(async () => expect(described(await clerk.field(birthdate))).not.toContain('1 Jan 2000'))
  })

  test('of a person who was asked lately names the request, and opens it', async () => {
    const earlier = serviceRequest({
      id: 'earlier',
      reference: 'K7Q-00007',
      claims_required: [{ type: 'sub', value: 'EE60001019906' }],
      created_at: '2026-04-30T08:00:00Z'
    })
    const clerk = await form(deskInMemory({ requests: [earlier] }))
    await clerk.fill(sub, 'EE60001019906')
    await screen.findByText(/K7Q-00007/, { selector: 'form p' })
    await clerk.press(words('create.openEarlier'))
    await inHand('K7Q-00007')
  })
})

describe('a template', () => {
  const accounts = {
    id: 'accounts',
    name: 'Accounts',
    claims: { sub: '', name: '', birthdate: '', country: 'EE' },
    reference: '',
    reason: 'Opening an account'
  }

  test('fills in what it has and nothing else, and what it covered comes back', async () => {
    const desk = deskInMemory()
    await desk.api.templates.setForms({ forms: [accounts] })
    const clerk = await form(desk)
    await clerk.fill(name, 'Juku Maasikas')
    await clerk.fill(reason, 'Mine')
    await clerk.user.click(await screen.findByRole('combobox', { name: words('create.template') }))
    await clerk.user.click(await screen.findByRole('option', { name: 'Accounts' }))
    expect((await clerk.field(reason)).value).toBe('Opening an account')
    expect((await clerk.field(name)).value).toBe('Juku Maasikas')
    await clerk.press(words('create.undo'))
    expect((await clerk.field(reason)).value).toBe('Mine')
  })

  test('is made of the form, without what is about this one person', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    await clerk.fill(name, 'Juku Maasikas')
    await clerk.fill(reason, 'Opening an account')
    await clerk.press(words('create.templateSave'))
    await clerk.fill(words('create.templateName'), 'Accounts')
    await clerk.press(words('create.templateKeep'))
    await screen.findByText(words('create.templateSaved', { name: 'Accounts' }), { selector: 'form span' })
    expect(await desk.api.templates.get()).toMatchObject({
      value: { forms: [{ name: 'Accounts', reason: 'Opening an account', claims: { name: '' } }] }
    })
  })
})

describe('a reason of the office’s list', () => {
  const account = { id: 'account', et: 'Konto avamine', en: 'Opening an account', ru: 'Открытие счёта' }

  async function chosen(desk: DeskInMemory) {
    await desk.api.templates.setReasons({ reasons: [account] })
    const clerk = await form(desk)
    await clerk.fill(name, 'Mari Maasikas')
    await clerk.user.click(await screen.findByRole('combobox', { name: words('create.reasonFromList') }))
    await clerk.user.click(await screen.findByRole('option', { name: account.en }))
    return clerk
  }

  test('goes out in every language that it was written in', async () => {
    const desk = deskInMemory()
    const clerk = await chosen(desk)
    const languages = screen.getByRole('radiogroup', { name: words('create.reasonLanguage') })
    await clerk.user.click(within(languages).getByRole('radio', { name: words('language.ru') }))
    expect((await clerk.field(reason)).value).toBe(account.ru)
    await clerk.press(create)
    await waitFor(() => expect(desk.service.requests).toHaveLength(1))
    const { et, en, ru } = account
    expect(desk.service.requests).toMatchObject([{ reason: ru, reason_translations: { et, en, ru } }])
  })

  test('that is written on goes out as it stands there, in one language', async () => {
    const desk = deskInMemory()
    const clerk = await chosen(desk)
    await clerk.fill(reason, 'Opening two accounts')
    await screen.findByText(words('create.reasonChanged'))
    await clerk.press(create)
    await waitFor(() => expect(desk.service.requests).toMatchObject([{ reason: 'Opening two accounts' }]))
    expect(desk.service.requests[0]?.reason_translations ?? null).toBeNull()
  })
})

describe('what is being written', () => {
  test('comes back in the next window, can be given up for an empty form, and brought back from that', async () => {
    const desk = deskInMemory()
    const first = await form(desk)
    await first.fill(name, 'Mari Maasikas')
    await first.fill(birthdate, '1.2.19')
    await first.fill(reason, 'Half a sentence')

    const clerk = await openWindow(desk)
    await clerk.newRequest()
    screen.getByText(words('create.kept'))
    expect((await clerk.field(name)).value).toBe('Mari Maasikas')
    expect((await clerk.field(birthdate)).value).toBe('1.2.19')
    expect((await clerk.field(reason)).value).toBe('Half a sentence')

    await clerk.press(words('create.startEmpty'))
    expect((await clerk.field(reason)).value).toBe('')
    expect(await clerk.field(sub)).toBe(document.activeElement)
    await clerk.press(words('create.undo'))
    expect((await clerk.field(reason)).value).toBe('Half a sentence')
  })

  test('is gone from the next window once it was sent', async () => {
    const desk = deskInMemory()
    const first = await form(desk)
    await first.fill(name, 'Mari Maasikas')
    await first.press(create)
    await waitFor(() => expect(asked(desk)).toHaveLength(1))

    const clerk = await openWindow(desk)
    await clerk.newRequest()
    expect((await clerk.field(name)).value).toBe('')
    expect(screen.queryByText(words('create.kept'))).toBeNull()
  })

  test('that cannot be kept because the disk is full is told, and stays in the window', async () => {
    const desk = deskInMemory()
    desk.answers('drafts.keep', { ok: false, error: { code: 'dataDiskFull' } })
    const clerk = await form(desk)
    await clerk.fill(reason, 'Half a sentence')
    await screen.findByText(words('problem.dataDiskFull'))
    expect(screen.queryByText(words('surprise.title'))).toBeNull()
    expect((await clerk.field(reason)).value).toBe('Half a sentence')
  })

  test('stays while something else is looked at', async () => {
    const clerk = await form(deskInMemory({ requests: [serviceRequest({ id: 'other' })] }))
    await clerk.fill(reason, 'Half a sentence')
    await clerk.open('ref-other')
    await clerk.newRequest()
    expect((await clerk.field(reason)).value).toBe('Half a sentence')
  })
})

describe('creating', () => {
  test('twice in one moment makes one request', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    await clerk.fill(name, 'Mari Maasikas')
    const button = screen.getByRole('button', { name: create })
    button.click()
    button.click()
    await waitFor(() => expect(asked(desk)).toHaveLength(1))
    expect(desk.asked('requests.create')).toHaveLength(1)
  })

  test('is not done by Enter in a field that is not the last, and is by its key in any', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    await clerk.fill(name, 'Mari Maasikas')
    await clerk.key('{Enter}')
    expect(desk.asked('requests.create')).toEqual([])
    const create = { key: 'Enter', ctrlKey: true }
    clerk.keysAtOnce(create, create)
    await waitFor(() => expect(asked(desk)).toHaveLength(1))
    expect(desk.asked('requests.create')).toHaveLength(1)
  })

  test('that is answered late takes nobody from the next form, and shows its link to nobody', async () => {
    const desk = deskInMemory()
    const letGo = desk.holds('requests.create')
    const clerk = await form(desk)
    await clerk.fill(name, 'Mari Maasikas')
    await clerk.press(create)
    await waitFor(() => expect(desk.asked('requests.create')).toHaveLength(1))
    await clerk.newRequest()
    expect((await clerk.field(name)).value).toBe('')
    await clerk.fill(name, 'Jaan Tamm')
    letGo()
    await waitFor(() => expect(asked(desk)).toEqual([{ name: 'Mari Maasikas' }]))
    await clerk.row('Mari Maasikas')
    expect((await clerk.field(name)).value).toBe('Jaan Tamm')
    expect(desk.asked('handover.show')).toEqual([])
    await clerk.press(create)
    await waitFor(() => expect(asked(desk)).toEqual([{ name: 'Jaan Tamm' }, { name: 'Mari Maasikas' }]))
  })

  test('whose link is read while the clerk goes on is not shown to whoever comes next', async () => {
    const desk = deskInMemory()
    const letGo = desk.holds('handover.show')
    const clerk = await form(desk)
    await clerk.fill(name, 'Mari Maasikas')
    await clerk.press(create)
    await waitFor(() => expect(desk.asked('handover.show')).toHaveLength(1))
    await clerk.newRequest()
    await clerk.fill(name, 'Jaan Tamm')
    letGo()
    await waitFor(() => expect(desk.asked('handover.hide')).toHaveLength(1))
    expect((await clerk.field(name)).value).toBe('Jaan Tamm')
  })

  test('is not done a second time from a form that was left and opened again', async () => {
    const desk = deskInMemory({ requests: [serviceRequest({ id: 'other' })] })
    const letGo = desk.holds('requests.create')
    const clerk = await form(desk)
    await clerk.fill(name, 'Mari Maasikas')
    await clerk.press(create)
    await waitFor(() => expect(desk.asked('requests.create')).toHaveLength(1))
    await clerk.open('ref-other')
    await clerk.newRequest()
    await clerk.press(create)
    letGo()
    await clerk.row('Mari Maasikas')
    expect(desk.asked('requests.create')).toHaveLength(1)
  })

  test('shows the request to be handed over, and its row in the list', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    const { value: suggested } = await clerk.field(reference)
    await clerk.fill(name, 'Mari Maasikas')
    await clerk.press(create)
    await inHand(suggested)
    await clerk.row(suggested, 'Mari Maasikas')
  })

  test('of what the service refuses shows its words, and a correction that begins as it was typed', async () => {
    const desk = deskInMemory()
    const refusal = 'Claim “sub” has no value: <b>see § 4</b>'
    desk.service.fates = [{ before: { kind: 'rejected', text: refusal, sent: 'no' } }]
    const clerk = await form(desk)
    const { value: suggested } = await clerk.field(reference)
    await clerk.fill(sub, 'EE30303039914')
    await clerk.fill(reason, 'Opening an account')
    await clerk.press(create)
    await screen.findByText(refusal)
    await clerk.row(suggested, words('status.needsCorrecting'))
    await clerk.press(words('action.correct'))
    expect((await clerk.field(reference)).value).toBe(suggested)
    expect((await clerk.field(sub)).value).toBe('EE30303039914')
    expect((await clerk.field(reason)).value).toBe('Opening an account')
    await clerk.fill(name, 'Ok Testnumber')
    await clerk.press(words('create.correctAndSend'))
    await waitFor(() => expect(asked(desk)).toEqual([{ sub: 'EE30303039914', name: 'Ok Testnumber' }]))
    expect(desk.service.requests).toMatchObject([{ reference: suggested }])
    await waitFor(() => expect(clerk.rows()).toHaveLength(1))
  })
})

describe('identifying whoever follows the link', () => {
  const anyone = words('create.identifyAnyone')

  test('is one key on the empty form, and asks for nobody', async () => {
    const desk = deskInMemory()
    const clerk = await openWindow(desk)
    await screen.findByRole('button', { name: words('list.newRequest') })
    await clerk.key('{Control>}n{/Control}')
    await screen.findByRole('button', { name: anyone })
    await clerk.key('{Control>}d{/Control}')
    await waitFor(() => expect(asked(desk)).toEqual([{ sub: '' }]))
  })

  test('is one button there, and none once something about the person is filled in', async () => {
    const desk = deskInMemory()
    const clerk = await form(desk)
    await screen.findByRole('button', { name: anyone })
    await clerk.fill(name, 'Mari')
    await waitFor(() => expect(screen.queryByRole('button', { name: anyone })).toBeNull())
    await clerk.key('{Control>}d{/Control}')
    expect(desk.asked('requests.create')).toEqual([])
    await clerk.fill(name, '')
    await clerk.press(anyone)
    await waitFor(() => expect(asked(desk)).toEqual([{ sub: '' }]))
  })
})

test('a letter of another alphabet in a name is told while it is typed, and put right by one press', async () => {
  const clerk = await form(deskInMemory())
  await clerk.fill(name, '\u0420eeter Kask')
  await screen.findByText(words('create.otherAlphabet', { letters: '\u0420' }))
  await clerk.press('Peeter Kask')
  expect((await clerk.field(name)).value).toBe('Peeter Kask')
  await waitFor(() => expect(screen.queryByText(words('create.otherAlphabet', { letters: '\u0420' }))).toBeNull())
})

test('letters that were lost on the way into a name are told, and put right by one press', async () => {
  const clerk = await form(deskInMemory())
  await clerk.fill(name, 'Jaak J\u00c3\u00b5eorg')
  await screen.findByText(words('field.lettersLost'))
  await clerk.press('Jaak J\u00f5eorg')
  expect((await clerk.field(name)).value).toBe('Jaak J\u00f5eorg')
  await waitFor(() => expect(screen.queryByText(words('field.lettersLost'))).toBeNull())
})
