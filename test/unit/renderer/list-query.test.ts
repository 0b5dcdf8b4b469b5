import { describe, expect, it } from 'vitest'
import { type ListQuery, wholeList } from '../../../common/words/list-query.ts'
import { rowOutcome } from '../../../renderer/list/columns-outcome.ts'
import { dayBefore } from '../../../renderer/list/list-dates.ts'
import {
  inView,
  isNarrowed,
  sortedBy,
  statusFilters,
  toggled,
  withoutFilters
} from '../../../renderer/list/list-query.ts'

const narrow: ListQuery = {
  ...wholeList,
  view: 'toDecide',
  search: 'tamm',
  statuses: ['matching'],
  verdicts: ['none'],
  from: '2026-11-01',
  to: null,
  sort: { by: 'who', descending: false }
}

describe('what the list is asked for', () => {
  it('is a view as the rail counts it, in the order that was chosen', () => {
    expect(inView(narrow, 'waiting')).toEqual({ ...wholeList, view: 'waiting', sort: narrow.sort })
  })

  it('loses its filters without losing its words', () => {
    expect(withoutFilters(narrow)).toEqual({ ...wholeList, view: 'toDecide', search: 'tamm', sort: narrow.sort })
  })

  it('is narrowed by words and by filters, and not by blanks, a view or an order', () => {
    expect(isNarrowed({ ...wholeList, search: '  ' })).toBe(false)
    expect(isNarrowed(inView(narrow, 'needsAttention'))).toBe(false)
    expect(isNarrowed({ ...wholeList, search: 'a' })).toBe(true)
    expect(isNarrowed({ ...wholeList, to: '2026-11-01' })).toBe(true)
  })

  it('is ordered from A, from the latest and from what needs the clerk, and the other way round the second time', () => {
    const byReference = sortedBy(wholeList, 'reference')
    expect(byReference.sort).toEqual({ by: 'reference', descending: false })
    expect(sortedBy(byReference, 'reference').sort).toEqual({ by: 'reference', descending: true })
    expect(sortedBy(byReference, 'createdAt').sort).toEqual({ by: 'createdAt', descending: true })
    expect(sortedBy(byReference, 'outcome').sort).toEqual({ by: 'outcome', descending: false })
  })

  it('names states in the order in which they are offered', () => {
    const both = toggled(statusFilters, ['expired'], 'waiting')
    expect(both).toEqual(['waiting', 'expired'])
    expect(toggled(statusFilters, both, 'expired')).toEqual(['waiting'])
  })
})

describe('a day', () => {
  it('is counted back over the end of a month', () => {
    expect(dayBefore(new Date(2026, 2, 3, 0, 30), 0)).toBe('2026-03-03')
    expect(dayBefore(new Date(2026, 2, 3, 23, 30), 6)).toBe('2026-02-25')
  })
})

describe('what a row says after its state', () => {
  const noon = Date.parse('2026-11-24T12:00:00Z')
  const pending = { outbox: null, status: 'pending', verdict: null, linkExpiresAt: '2026-11-24T15:00:00Z' } as const

  it('is how long the link lives, with a warning in its last hour', () => {
    expect(rowOutcome(pending, noon)).toMatchObject({ kind: 'left', ms: 3 * 3_600_000, isSoon: false })
    expect(rowOutcome(pending, noon + 2.5 * 3_600_000)).toMatchObject({ kind: 'left', isSoon: true })
  })

  it('is that the link ran out, though the service still says pending', () => {
    expect(rowOutcome(pending, noon + 4 * 3_600_000)).toMatchObject({ kind: 'ranOut' })
  })

  it('is that it is to be decided, and then the decision', () => {
    expect(rowOutcome({ ...pending, status: 'completed' }, noon)).toEqual({ kind: 'toDecide' })
    expect(rowOutcome({ ...pending, status: 'completed', verdict: 'reject' }, noon)).toEqual({
      kind: 'decided',
      verdict: 'reject'
    })
  })

  it('is nothing before it is sent, and where no link was given', () => {
    expect(rowOutcome({ ...pending, outbox: 'queued', status: null }, noon)).toEqual({ kind: 'nothing' })
    expect(rowOutcome({ ...pending, linkExpiresAt: null }, noon)).toEqual({ kind: 'nothing' })
  })
})
