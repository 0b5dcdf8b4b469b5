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
  'ANN-3',
  'OConnez or Connez',
  '600010-19906',
  '6000 101 9906',
  '2000/01/01',
  '1.1.2000',
  '６０００１０１９９０６',
  '6000\u200b1019906',
  '٦٠٠٠١٠١٩٩٠٦',
  'Šus\u00adlik',
  'S U S L I K',
  'Ｓｕｓｌｉｋ',
  '1 / 1 / 2000',
  '01·01·2000',
  '０１.０１.２０００',
  '2000 1 1'
])('%s tells who the person is', (reference) => {
  expect(mentions(reference, claims)).toBe(true)
})

test.each(['K7Q-00001', 'Case 6000/2026', 'EE-17', 'Visit'])('%s does not', (reference) => {
  expect(mentions(reference, claims)).toBe(false)
})

test.each([
  ['Li 7', { name: 'Li Wu' }, true],
  ['LIST-7', { name: 'Li Wu' }, false],
  ['050405 10009', { sub: 'LV050405-10009' }, true],
  ['AB123C', { sub: 'XXab123c' }, true],
  ['01.01.2000', { sub: 'EE60001019906' }, true],
  ['Visit', {}, false]
])('%s about %o: %s', (reference, few, expected) => {
  expect(mentions(reference, few)).toBe(expected)
})
