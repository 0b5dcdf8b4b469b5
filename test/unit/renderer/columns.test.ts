import type { TFunction } from 'i18next'
import { describe, expect, test } from 'vitest'
import type { RequestRow } from '../../../preload/contract/request.ts'
import { type CellContext, columns } from '../../../renderer/list/columns.ts'
import { exactTime, listTime } from '../../../renderer/locales/format.ts'

const now = Date.parse('2026-05-04T12:00:00Z')

// Texts are their keys, with the values behind them.
const t = ((key: string, values: object = {}) => [key, ...Object.values(values)].join(' ')) as unknown as TFunction
const context: CellContext = {
  t,
  words: (key) => key,
  locale: 'en-GB',
  now,
  serviceNow: () => now,
  markOf: () => undefined
}

const completed: RequestRow = {
  id: 'r-1',
  reference: 'K7Q-0001',
  who: 'Mari Maasikas',
  cameAs: null,
  cameCode: null,
  createdAt: '2026-05-04T11:55:00Z',
  completedAt: '2026-05-04T11:58:00Z',
  outbox: null,
  status: 'completed',
  outcome: 'matching',
  linkExpiresAt: '2026-05-11T11:55:00Z',
  verdict: null,
  proof: 'kept',
  hasNote: false,
  doubled: false,
  superseded: false
} as RequestRow

function cells(changes: Partial<RequestRow> = {}) {
  const row = { ...completed, ...changes }
  return Object.fromEntries(columns.map(({ name, cell }) => [name, cell(row, context)]))
}

describe('a row of the list', () => {
  test('says state, reference, person, when, what is to be done and whether there is a proof', () => {
    const { status, reference, who, when, outcome, proof, note } = cells()
    expect(status).toEqual({ text: 'status.matching', title: 'status.matching', shape: 'status.matching' })
    expect(reference).toMatchObject({ text: 'K7Q-0001', title: 'K7Q-0001', besides: undefined })
    expect(who).toEqual({ text: 'Mari Maasikas', title: 'Mari Maasikas' })
    expect(when).toMatchObject({
      text: listTime(completed.createdAt, 'en-GB', now),
      title: exactTime(completed.createdAt, 'en-GB')
    })
    expect(outcome).toEqual({ text: 'list.toDecide' })
    expect(proof).toMatchObject({ text: '', shape: 'proof.kept', label: 'proofMark.kept' })
    expect(note).toEqual({ text: '' })
  })

  test('says who came once that is known, the code in grey, and who was asked for where that is somebody else', () => {
    const came = { cameAs: 'MARI MAASIKAS', cameCode: 'EE47101010033' }
    expect(cells(came).who).toMatchObject({ text: 'MARI MAASIKAS', grey: 'EE47101010033' })
    expect(cells(came).who).not.toHaveProperty('besides')
    expect(cells({ ...came, who: 'EE47101010033', outcome: 'differing' }).who).not.toHaveProperty('besides')
    expect(cells({ ...came, who: 'mari maasikas', outcome: 'differing' }).who).not.toHaveProperty('besides')
    expect(cells({ ...came, who: 'Jaan Tamm', outcome: 'differing' }).who).toMatchObject({
      text: 'MARI MAASIKAS',
      besides: 'list.asked Jaan Tamm',
      title: 'MARI MAASIKAS · EE47101010033 · list.asked Jaan Tamm'
    })
    expect(cells({ cameAs: null, cameCode: 'EE47101010033' }).who).toEqual({
      text: 'EE47101010033',
      title: 'EE47101010033'
    })
  })

  test('says what was decided, and that there is a note', () => {
    const { outcome, note } = cells({ verdict: 'reject', hasNote: true })
    expect(outcome).toEqual({ text: 'list.verdicts.reject' })
    expect(note).toMatchObject({ shape: 'note', label: 'list.hasNote' })
  })

  test('says until which day a link lives, how long in its last 24 hours, loudly in its last hour and once it has run out', () => {
    const waiting = (linkExpiresAt: string) => cells({ status: 'pending', outcome: null, linkExpiresAt }).outcome
    expect(waiting('2026-05-10T12:00:00Z')).toMatchObject({ text: 'list.untilDay 10 May' })
    expect(waiting('2026-05-05T12:00:00Z')).toMatchObject({ text: 'list.untilDay 5 May' })
    expect(waiting('2026-05-05T11:59:00Z')).toMatchObject({ text: 'list.left 23 hrs' })
    expect(waiting('2026-05-10T12:00:00Z')).not.toHaveProperty('shape')
    expect(waiting('2026-05-04T12:20:00Z')).toMatchObject({ text: 'list.left 20 mins', shape: 'alarm' })
    expect(waiting('2026-05-04T11:00:00Z')).toMatchObject({ text: 'list.ranOut', shape: 'alarm' })
  })

  test('warns of what was made twice or asked again, both where both are so', () => {
    expect(cells({ doubled: true }).reference?.besides).toBe('list.doubled')
    expect(cells({ doubled: true, superseded: true }).reference?.besides).toBe('list.doubled, list.superseded')
  })

  test('shows a status that this version does not know as the service wrote it', () => {
    expect(cells({ status: 'paused', outcome: null }).status).toMatchObject({ text: 'paused', shape: 'status.other' })
  })

  test('is called by the words that are seen, wherever it is called by more', () => {
    for (const status of ['completed', 'pending', 'expired']) {
      for (const cell of Object.values(cells({ status, outcome: null, hasNote: true }))) {
        if (cell.label !== undefined) expect(cell.label).toContain(cell.text)
      }
    }
  })
})
