import { expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { searchCases } from '../../people/searches.ts'
import { openTestStore, testService } from '../store/temporary-store.ts'

const { id: serviceId } = testService

test.each(searchCases)('%s finds %s (%s)', (typed, text, where) => {
  const store = openTestStore()
  store.services.add(testService)
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
