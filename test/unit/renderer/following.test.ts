import { describe, expect, test } from 'vitest'
import { firstStillIn, followingOf, inPlaceOf } from '../../../renderer/list/following.ts'
import type { ListState } from '../../../renderer/list/list-store.ts'
import { pageSize } from '../../../renderer/list/page-cache.ts'
import { requestDetail } from '../../desk-parts/request-detail.ts'

type Known = Pick<ListState, 'pages' | 'total'>

/** A list of which some pages are here. */
function listOf(ids: readonly string[], pages: readonly number[] = [0]): Known {
  const rows = ids.map((id) => requestDetail({ id, reference: id }))
  return {
    total: ids.length,
    pages: new Map(pages.map((page) => [page, rows.slice(page * pageSize, (page + 1) * pageSize)]))
  }
}

/** Who comes after `id` once the list says `now`. */
function nextOf(before: Known, id: string, now: Known): string | undefined {
  const following = followingOf(before, id)
  return following === null ? undefined : firstStillIn(now, following)
}

describe('what follows a request', () => {
  const before = listOf(['a', 'b', 'c', 'd'])

  test('is the one below it, whether the list has been read again or not', () => {
    expect(nextOf(before, 'b', before)).toBe('c')
    expect(nextOf(before, 'b', listOf(['a', 'c', 'd']))).toBe('c')
  })

  test('stays the same where another one has arrived above', () => {
    expect(nextOf(before, 'b', listOf(['new', 'a', 'c', 'd']))).toBe('c')
  })

  test('is the next but one where the next has left the list too', () => {
    expect(nextOf(before, 'b', listOf(['a', 'd']))).toBe('d')
  })

  test('is the one above at the end of the list, and nobody after the only one', () => {
    expect(nextOf(before, 'd', listOf(['a', 'b', 'c']))).toBe('c')
    expect(nextOf(listOf(['a']), 'a', listOf([]))).toBeUndefined()
  })

  test('is nothing for a request that the list does not show', () => {
    expect(followingOf(before, 'elsewhere')).toBeNull()
  })

  test('is never above while what is below is not here: it stands then where the request stood', () => {
    const ids = Array.from({ length: pageSize + 5 }, (_, index) => `r${index}`)
    const last = `r${pageSize - 1}`
    const following = followingOf(listOf(ids), last)
    expect(following).toEqual({ place: pageSize - 1, ids: [] })
    const without = listOf(ids.filter((id) => id !== last))
    expect(following === null ? null : inPlaceOf(without, following)).toBe(`r${pageSize}`)
  })
})
