import { expect, test } from 'vitest'
import { isNumberLike } from '../../../main/handover/number-like.ts'

const own = '{desk}-{number}'

test.each(['K7Q-00012', '2026/117', 'KV-2026-117', 'ARV 12', '20261124000317', '№ 5', 'REF-123', 'A1001'])(
  '%s is a number',
  (reference) => {
    expect(isNumberLike(reference, own)).toBe(true)
  }
)

test.each([
  'Visit of Mary',
  'mari 3',
  'Eve 3',
  'Ильин-7',
  '38001085718',
  'K7Q 050405-10009',
  '131052-308T',
  '24.11.1980',
  'FE123456',
  'doc FP1234567',
  'K0123456'
])('%s may be about somebody', (reference) => {
  expect(isNumberLike(reference, own)).toBe(false)
})

test('what the desk made by its template is a number, and its words may stand in others', () => {
  const template = 'Külastus {year}.{month}.{day} ({desk}) {number}'
  expect(isNumberLike('Külastus 2026.11.24 (K7Q) 00012', template)).toBe(true)
  expect(isNumberLike('Külastus 117', template)).toBe(true)
  expect(isNumberLike('Külastus Mari', template)).toBe(false)
  expect(isNumberLike('20261100012', '{year}{month}{number}{desk}')).toBe(false)
  expect(isNumberLike('20261100012K7Q', '{year}{month}{number}{desk}')).toBe(true)
})
