import { expect, test } from 'vitest'
import { momentOf } from '../../../main/eeid/moment.ts'

const ten = Date.UTC(2026, 4, 1, 10)

test.each([
  ['2026-05-01T10:00:00Z', ten],
  ['2026-05-01T10:00:00.123456789Z', ten + 123],
  ['2026-05-01T12:00:00+02:00', ten],
  ['2026-05-01T12:00:00+0200', ten],
  [' 2026-05-01t10:00:00z ', ten],
  ['2026-05-01 10:00', ten],
  ['2026-05-01', Date.UTC(2026, 4, 1)],
  ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
  ['0000-01-01T00:00:00Z', -62_167_219_200_000]
])('%s is a moment', (text, moment) => expect(momentOf(text)).toBe(moment))

test('without a zone it is UTC, wherever the desk stands', () => {
  expect(momentOf('2026-05-01T10:00:00')).toBe(ten)
})

test.each([
  null,
  undefined,
  '',
  'soon',
  '12/31/20260',
  '12/31/2026',
  '9999-12-31T23:59:59-05:00',
  '0000-01-01T00:00:00+05:00',
  '+020260-01-01T00:00:00Z',
  '20260-01-01T00:00:00Z',
  '2026-13-45T10:00:00Z',
  '1793000000',
  '1793000000000',
  '5',
  '2026'
])('%j is none', (text) => expect(momentOf(text)).toBeNull())
