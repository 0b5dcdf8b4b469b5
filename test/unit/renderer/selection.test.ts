import { beforeEach, describe, expect, it } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import type { RequestRow } from '../../../preload/contract/request.ts'
import type { Stretch } from '../../../renderer/list/page-cache.ts'
import { createRange } from '../../../renderer/list/selection-range.ts'
import {
  chooseAll,
  chosenCount,
  clearSelection,
  isChosen,
  selectionStore,
  setChosen
} from '../../../renderer/list/selection-store.ts'
import { requestDetail } from '../../desk-parts/request-detail.ts'

const now = () => selectionStore.getState().selection
const total = 100

/** Which of the first twenty requests are chosen, by number. */
const chosen = () => Array.from({ length: 20 }, (_, index) => index).filter((index) => isChosen(now(), `r${index}`))

async function rows({ from, to }: Stretch): Promise<RequestRow[]> {
  return Array.from({ length: to - from + 1 }, (_, index) => requestDetail({ id: `r${from + index}` }))
}

describe('what is chosen', () => {
  beforeEach(clearSelection)

  it('is taken one by one, and taken out again', () => {
    setChosen(['r1', 'r2', 'r3'], true)
    setChosen(['r2'], false)
    expect(chosen()).toEqual([1, 3])
    expect(chosenCount(now(), total)).toBe(2)
  })

  it('may be all that a query finds, except some, without naming any of them', () => {
    const query = { ...wholeList, search: 'tamm' }
    chooseAll(query)
    setChosen(['r1', 'r2'], false)
    setChosen(['r2'], true)
    expect(now()).toEqual({ kind: 'query', query, except: new Set(['r1']) })
    expect(chosenCount(now(), total)).toBe(99)
    expect(isChosen(now(), 'seen by nobody')).toBe(true)
  })

  it('is nothing once it is cleared', () => {
    chooseAll(wholeList)
    clearSelection()
    expect(chosenCount(now(), total)).toBe(0)
  })
})

describe('a stretch of rows', () => {
  beforeEach(clearSelection)

  it('is chosen from where it begins, in either direction', async () => {
    const range = createRange(rows)
    await range.extend(5, 6)
    await range.extend(6, 8)
    expect(chosen()).toEqual([5, 6, 7, 8])
    await range.extend(8, 3)
    expect(chosen()).toEqual([3, 4, 5])
  })

  it('leaves what was chosen elsewhere, and begins anew once it has ended', async () => {
    const range = createRange(rows)
    setChosen(['r15'], true)
    await range.extend(1, 2)
    range.end()
    await range.extend(9, 10)
    expect(chosen()).toEqual([1, 2, 9, 10, 15])
  })

  it('that cannot be read changes nothing', async () => {
    const range = createRange(async () => null)
    setChosen(['r1'], true)
    await range.extend(3, 9)
    expect(chosen()).toEqual([1])
  })
})
