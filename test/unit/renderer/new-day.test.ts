import { expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { askedAnew } from '../../../renderer/list/new-day.ts'

const at = (day: number, hour: number, minute = 0) => new Date(2026, 4, day, hour, minute).getTime()
const query = { ...wholeList, view: 'toDecide' as const, search: 'tamm', from: '2026-05-01', completedTo: '2026-05-01' }

test('what was looked for is looked for all day', () => {
  expect(askedAnew({ query, at: at(1, 8) }, at(1, 23, 59))).toBeNull()
})

test('on another day it is not, and the view stays', () => {
  expect(askedAnew({ query, at: at(1, 17) }, at(2, 8))).toEqual({ ...query, search: '', from: null, completedTo: null })
})

test('what is being typed over midnight stays', () => {
  expect(askedAnew({ query, at: at(1, 23, 58) }, at(2, 0, 1))).toBeNull()
  expect(askedAnew({ query, at: at(1, 23, 50) }, at(2, 0, 1))).not.toBeNull()
})
