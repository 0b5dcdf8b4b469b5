import { expect, test } from 'vitest'
import { mentions } from '../../../main/handover/mentions.ts'

const claims = { sub: 'EE60001019906', name: 'Mary Änn O’Connež-Šuslik', birthdate: '2000-01-01', country: 'EE' }

test.each([
  'Visit of O’Connež',
  'suslik 7',
  'K7Q 60001019906',
  'K7Q/ee60001019906',
  '2000-01-01',
  'b. 01.01.2000',
  'ANN-3'
])('%s tells who the person is', (reference) => {
  expect(mentions(reference, claims)).toBe(true)
})

test.each(['K7Q-00001', 'Case 6000/2026', 'EE-17', 'Visit'])('%s does not', (reference) => {
  expect(mentions(reference, claims)).toBe(false)
})
