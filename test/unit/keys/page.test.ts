import { expect, test } from 'vitest'
import { type Counted, countOf, overLimit, pageOf } from '../../keys/page.ts'

const job = (part: Partial<Counted>): Counted => ({ job: 'save', from: 'it is open', pressed: [], limit: 1, ...part })

test('what is pressed counts, and text that is typed does not', () => {
  expect(countOf({ pressed: ['Ctrl+n', '(code)', 'Ctrl+Enter'] })).toBe(2)
  expect(countOf({ pressed: [] })).toBe(0)
})

test('a job over its limit is found, one at its limit is not', () => {
  const over = job({ job: 'print', pressed: ['p', 'Enter'] })
  expect(overLimit([job({ pressed: ['s'] }), over])).toEqual([over])
})

test('the page tells every job with its keys, those in a row once', () => {
  const page = pageOf([job({ pressed: ['s'] }), job({ job: 'decide', pressed: ['a', 'a', 'a', '(note)'], limit: 3 })])
  expect(page).toMatch(/\| save +\| it is open +\| `s` +\| 1 +\| 1 +\|/)
  expect(page).toMatch(/\| decide +\| it is open +\| `a` × 3, _note_ +\| 3 +\| 3 +\|/)
})
