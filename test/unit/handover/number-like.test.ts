import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNumberLike } from '../../../main/handover/number-like.ts'
import { fillTemplate } from '../../../main/store/reference-template.ts'

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

test('what other desks made by the template is a number, where no code of a person looks like it', () => {
  expect(isNumberLike('KQ7-00012', own, 'KQ7')).toBe(true)
  expect(isNumberLike('383-03039', own, '383')).toBe(true)
  expect(isNumberLike('383-03039914', own, 'KQ7')).toBe(false)
  expect(isNumberLike('383-03039914', own, '383')).toBe(false)
  expect(isNumberLike('AB2345678', '{desk}{number}', 'KQ7')).toBe(false)
  expect(isNumberLike('K7Q20261100012', '{desk}{year}{month}{number}', 'KQ7')).toBe(true)
})

test.each([
  ['parted', '383 0303 9914'],
  ['hyphened', '383-0303-9914'],
  ['slashed', '38/30/30/39/91/4'],
  ['after a number of the office', '117 383 0303 9914'],
  ['of a document, parted', 'AB 0123456'],
  ['of a document, parted twice', 'K-01 23 456'],
  ['full-width', '３８３０３０３９９１４'],
  ['Arabic', '٣٨٣٠٣٠٣٩٩١٤'],
  ['Devanagari', '३८३०३०३९९१४'],
  ['mathematical', '𝟑𝟖𝟑𝟎𝟑𝟎𝟑𝟗𝟗𝟏𝟒'],
  ['in circles', '③⑧③⓪③⓪③⑨⑨①④'],
  ['in black circles', '❸❽❸⓿❸⓿❸❾❾❶❹'],
  ['on keys', '3️⃣8️⃣3️⃣0️⃣3️⃣0️⃣3️⃣9️⃣9️⃣1️⃣4️⃣'],
  ['with blanks without width', '383\u200b0303\u200b9914'],
  ['turned round', '\u202e4199303 0383\u202c'],
  ['Italian', 'RSS MRA 85 T10 A562 S'],
  ['Spanish', '54362315-K'],
  ['Belgian', '85.07.30-033.28'],
  ['a day with other signs', '08 / 01 / 1980'],
  ['a day in one', '19800108'],
  ['a name of two letters', '李明 3'],
  ['a name of three letters', 'علي 3']
])('a code or a name that is %s is hidden', (_what, reference) => {
  expect(isNumberLike(reference, own, 'K7Q')).toBe(false)
})

test.each(['\u200e', '\u202e', '\u2066', '\u00ad', '\ufeff', '\u0007', '\t', '\u3164', '\u2800', '\ud83d'])(
  'a number with a sign that nobody sees (%j) is hidden',
  (sign) => {
    expect(isNumberLike(`K7Q-0${sign}0012`, own, 'K7Q')).toBe(false)
  }
)

test.each(['2026-117', '117/2026', 'KV-2026-000117', 'ARV 117/2026', '2026/117', 'ARV-12345', '20261124000317'])(
  'a file is still a number as offices write it: %s',
  (reference) => {
    expect(isNumberLike(reference, own, 'K7Q')).toBe(true)
  }
)

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`))
const capitals = (count: number) => fc.stringMatching(new RegExp(`^[A-Z]{${count}}$`))

/** Personal codes and numbers of documents, of the countries whose codes the desk knows; whole codes or without letters. */
const numbers = fc.oneof(
  digits(10),
  digits(11),
  digits(12),
  digits(13),
  fc.tuple(capitals(2), digits(11)).map((parts) => parts.join('')),
  fc.tuple(digits(6), fc.constantFrom('-', '+', 'A'), digits(3), capitals(1)).map((parts) => parts.join('')),
  fc.tuple(digits(8), capitals(1)).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('X', 'Y', 'Z'), digits(7), capitals(1)).map((parts) => parts.join('')),
  fc
    .tuple(capitals(6), digits(2), capitals(1), digits(2), capitals(1), digits(3), capitals(1))
    .map((all) => all.join('')),
  fc.tuple(capitals(1), digits(7)).map((parts) => parts.join('')),
  fc.tuple(capitals(2), digits(6)).map((parts) => parts.join('')),
  fc.tuple(capitals(2), digits(7)).map((parts) => parts.join('')),
  fc.tuple(capitals(3), digits(6)).map((parts) => parts.join(''))
)

/** Noughts of scripts with digits of their own. */
const noughts = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1d7ce, 0x1d7d8, 0x1fbf0]
const between = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '-',
  '.',
  '/',
  '_',
  ' - ',
  '\u00a0',
  '\u2011',
  ':',
  '·',
  '\u200b',
  '\u2060',
  '\u202e'
)

/** As a text may be written: with any signs between its letters, and the digits of any script. */
const written = fc
  .tuple(numbers, fc.array(between, { minLength: 24, maxLength: 24 }), fc.constantFrom(...noughts))
  .map(([number, signs, nought]) =>
    [...number]
      .map((sign) => (/\d/.test(sign) ? String.fromCodePoint(nought + Number(sign)) : sign))
      .map((sign, index) => `${sign}${index < number.length - 1 ? (signs[index] ?? '') : ''}`)
      .join('')
  )
  // The one form that an office's own file has, too: letters, this year, a running number.
  .filter((text) => !/^[A-Z]{1,3}[-/ ]?20[23]\d[-/]\d+$|^[A-Z]{1,3}[-/ ]?\d+\/20[23]\d$/.test(text.normalize('NFKC')))

test('no personal code and no number of a document passes for a number, however it is written', () => {
  fc.assert(
    fc.property(written, fc.constantFrom('', 'ARV ', 'K7Q-', '№ '), (text, before) => {
      expect(isNumberLike(`${before}${text}`, own, 'K7Q')).toBe(false)
    }),
    { numRuns: 3_000 }
  )
})

test('what the desk numbers by its own template is always a number', () => {
  const templates = fc.constantFrom(
    own,
    '{number}/{desk}',
    '{year}{month}{day}-{desk}{number}',
    'Külastus {desk} {number}'
  )
  const codes = fc.stringMatching(/^[A-HJKMNP-TV-Z2-9]{3}$/)
  const parts = fc.record({ template: templates, code: codes, sequence: fc.integer({ min: 1, max: 999_999 }) })
  fc.assert(
    fc.property(parts, ({ template, code, sequence }) => {
      const made = fillTemplate(template, { code, sequence, now: Date.UTC(2026, 10, 24, 12) })
      expect(isNumberLike(made, template, code)).toBe(true)
    })
  )
})
