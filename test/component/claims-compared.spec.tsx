import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, type RequestFields, serviceRequest } from '../desk-parts/requests.ts'
import { openWindow } from './open-window.tsx'

const reference = 'K7Q-00001'

/** Shows a request; answers what its table of claims says, row by row: the claim, and its cells. */
async function shown(fields: Omit<RequestFields, 'id'>): Promise<{ claims: string[][]; heads: string[] }> {
  const desk = deskInMemory({ requests: [serviceRequest({ id: 'r', reference, ...fields })] })
  const clerk = await openWindow(desk)
  await clerk.open(reference)
  const table = await screen.findByRole('table')
  const heads = within(table)
    .getAllByRole('columnheader')
    .map((head) => head.textContent ?? '')
  const [, ...rows] = within(table).getAllByRole('row')
  const claims = rows.map((row) => {
    const name = within(row).getByRole('rowheader').textContent ?? ''
    return [
      name,
      ...within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent ?? '')
    ]
  })
  return { claims, heads }
}

const completed = { status: 'completed', completed_at: '2026-05-01T07:50:00Z', result: mariMaasikas }
const required = (claims: Record<string, string>) => Object.entries(claims).map(([type, value]) => ({ type, value }))

describe('claims', () => {
  test('that wait for their person are told as asked for, without a column for what came', async () => {
    const { claims, heads } = await shown({
      claims_required: required({ sub: mariMaasikas.sub, birthdate: '2000-01-01' })
    })
    expect(heads).toEqual([words('hand.claim'), words('hand.required')])
    expect(claims).toEqual([
      [words('claimType.sub'), mariMaasikas.sub],
      [words('claimType.birthdate'), '1 Jan 2000']
    ])
    screen.getByRole('heading', { name: words('hand.asked') })
  })

  test('that fit are marked one by one, with who compared them', async () => {
    const { claims, heads } = await shown({
      ...completed,
      claims_required: required({ sub: mariMaasikas.sub, name: 'MARI MAASIKAS' })
    })
    expect(heads).toEqual([words('hand.claim'), words('hand.required'), words('hand.received')])
    expect(claims.slice(0, 2)).toEqual([
      [words('claimType.sub'), mariMaasikas.sub, expect.stringContaining(words('hand.matches'))],
      [words('claimType.name'), 'MARI MAASIKAS', expect.stringContaining(words('hand.matches'))]
    ])
    screen.getByText(words('hand.comparedBy.desk'))
    screen.getByRole('heading', { name: words('next.matching.title') })
  })

  test('that differ say why, beside those that fit', async () => {
    const { claims } = await shown({
      ...completed,
      claims_required: required({ sub: 'EE60001019960', name: 'Mari Maasikas', birthdate: '2000-01-01' })
    })
    const [sub = [], name = [], birthdate = []] = claims
    expect(sub[2]).toContain(mariMaasikas.sub)
    expect(sub[2]).toContain(words('hand.differs'))
    expect(sub[2]).toContain(words('why.swappedDigits'))
    expect(name[2]).toContain(words('hand.matches'))
    expect(birthdate[2]).toContain(words('hand.matches'))
    screen.getByRole('heading', { name: words('likeness.verdict.probablySame') })
    screen.getByText(words('likeness.probablySame'))
  })

  test('that differ in the marks on letters only say so', async () => {
    const { claims } = await shown({ ...completed, claims_required: required({ name: 'Mári Maašikas' }) })
    expect(claims[0]?.[2]).toContain(words('hand.differs'))
    expect(claims[0]?.[2]).toContain(words('why.diacritics'))
  })

  test('of another person altogether are told as another person’s', async () => {
    const { claims } = await shown({ ...completed, claims_required: required({ sub: 'EE30303039914' }) })
    expect(claims[0]?.[2]).toContain(words('why.another.sub'))
    await waitFor(() => screen.getByText(words('likeness.another')))
  })

  test('that the method does not tell are told as not received, never as fitting', async () => {
    const { date_of_birth: _untold, ...rest } = mariMaasikas
    const { claims } = await shown({
      ...completed,
      result: rest,
      claims_required: required({ sub: mariMaasikas.sub, birthdate: '2000-01-01' })
    })
    const birthdate = claims.find(([claim]) => claim === words('claimType.birthdate'))
    expect(birthdate?.[2]).toContain(words('hand.notReceived'))
    expect(birthdate?.[2]).not.toContain(words('hand.matches'))
  })

  test('are as the service compared them, where it did', async () => {
    await shown({
      ...completed,
      claims_required: required({ name: 'MARI MAASIKAS' }),
      claims_matched: true,
      mismatched_claims: {}
    })
    screen.getByText(words('hand.comparedBy.service'))
  })

  test('that a person writes themselves stay text', async () => {
    const name = '<img src=x onerror="alert(1)"> MAASIKAS'
    const { claims } = await shown({ ...completed, claims_required: required({ name }) })
    expect(claims[0]?.[1]).toBe(name)
    expect(document.querySelector('td img')).toBeNull()
  })
})
