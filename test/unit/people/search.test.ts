import { afterAll, describe, expect, test } from 'vitest'
import { searchable, searchableCode, wordsOf } from '../../../common/people/search/searched.ts'
import { wholeList } from '../../../common/words/list-query.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { codeCases } from '../../people/codes.ts'
import { namePairs } from '../../people/names.ts'
import { searchCases } from '../../people/searches.ts'
import { testClock, testService } from '../store/temporary-store.ts'

// One for all: each case has a service of its own in it.
const store = openMemoryStore({ clock: testClock(), random: fixedRandom(), author: () => 'Clerk' })
afterAll(store.close)

const cases = searchCases.map((each, place) => [...each, `service-${place}`] as const)

test.each(cases)('%s finds %s (%s)', (typed, text, where, serviceId) => {
  store.services.add({ ...testService, id: serviceId, clientId: serviceId })
  const found = {
    name: { claims_required: [{ type: 'name', value: text }] },
    sub: { claims_required: [{ type: 'sub', value: text }] },
    birthdate: { claims_required: [{ type: 'birthdate', value: text }] },
    reason: { reason: text }
  }[where]
  const told = [serviceRequest({ id: 'wanted', ...found }), serviceRequest({ id: 'other', reference: 'X' })]
  store.atomically(() => {
    for (const request of told) keepAnswer(store, { serviceId, request, now: 0 })
  })
  const search = (text: string) =>
    store.list.page(serviceId, { ...wholeList, search: text }, 0, 10).rows.map(({ id }) => id)
  expect(search(typed)).toEqual(['wanted'])
  // As it is typed, letter by letter.
  for (let length = 1; length <= typed.length; length++) search(typed.slice(0, length))
  expect(search(typed)).toEqual(['wanted'])
})

describe('the search knows what the reading and the comparison know', () => {
  const searched = (text: string, where: 'sub' | 'name') => {
    const inList = where === 'sub' ? searchableCode(text) : searchable(text)
    return (typed: string) => wordsOf(typed, today).every((all) => all.some((word) => inList.includes(word)))
  }
  const today = new Date('2026-05-01T08:00:00Z')
  const codes = codeCases.flatMap(({ input, right }) => (typeof right === 'string' ? [[input, right] as const] : []))

  test.each(codes)('%j finds the code %s', (typed, right) => {
    expect(searched(right, 'sub')(typed)).toBe(true)
  })

  const alike = ['writing', 'diacritics', 'transliteration', 'marksTwoWays', 'otherAlphabet']
  test.each(namePairs.filter(([, , why]) => alike.includes(why)))('%s and %s find each other', (one, other) => {
    expect([searched(one, 'name')(other), searched(other, 'name')(one)]).toEqual([true, true])
  })
})
