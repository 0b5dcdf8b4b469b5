import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkFields } from '../../../common/words/programs.ts'
import { longestLink, readLink } from '../../../main/programs/link.ts'

const link = (rest: string) => readLink(`eeid-desk://${rest}`)

describe('a link', () => {
  test('opens a request by its reference', () => {
    expect(link('open?reference=K7Q-00012')).toEqual({ kind: 'open', reference: 'K7Q-00012' })
    expect(link('open?reference=T%C3%B5lge%2F12')).toEqual({ kind: 'open', reference: 'Tõlge/12' })
  })

  test('fills in a form with the fields that it names', () => {
    expect(link('fill?name=Mari%20M%C3%A4nnik&country=EE&reason=50%25')).toEqual({
      kind: 'fill',
      fields: [
        { name: 'name', value: 'Mari Männik' },
        { name: 'country', value: 'EE' },
        { name: 'reason', value: '50%' }
      ]
    })
  })
})

describe('is no link', () => {
  test.each([
    ['of another scheme', 'https://open?reference=A'],
    ['with capitals in the scheme', 'EEID-DESK://open?reference=A'],
    ['with a blank before it', ' eeid-desk://open?reference=A'],
    ['without slashes', 'eeid-desk:open?reference=A'],
    ['of another kind', 'eeid-desk://create?reference=A'],
    ['with a path', 'eeid-desk://open/?reference=A'],
    ['with a port', 'eeid-desk://open:1?reference=A'],
    ['with a name before the kind', 'eeid-desk://a@open?reference=A'],
    ['with a fragment', 'eeid-desk://open?reference=A#b'],
    ['without a query', 'eeid-desk://open'],
    ['with two queries', 'eeid-desk://open?reference=A?reference=B'],
    ['with nothing in its query', 'eeid-desk://fill?'],
    ['with an empty value', 'eeid-desk://open?reference='],
    ['with an empty part', 'eeid-desk://fill?name=A&'],
    ['with a field twice', 'eeid-desk://fill?name=A&name=B'],
    ['with a field twice, once encoded', 'eeid-desk://fill?name=A&n%61me=B'],
    ['with a field that is none', 'eeid-desk://fill?service=A'],
    ['with a field of every object', 'eeid-desk://fill?constructor=A'],
    ['that opens with more than a reference', 'eeid-desk://open?reference=A&name=B'],
    ['that opens by a name', 'eeid-desk://open?name=B'],
    ['with a plus', 'eeid-desk://fill?name=Mari+Maasikas'],
    ['with letters that are not encoded', 'eeid-desk://fill?name=Männik'],
    ['with quotation marks', 'eeid-desk://fill?name="A" --inspect'],
    ['with half an encoding', 'eeid-desk://fill?name=%4'],
    ['with no UTF-8', 'eeid-desk://fill?name=%FF'],
    ['with a letter in more bytes than it needs', 'eeid-desk://fill?name=%C1%81'],
    ['with half a pair', 'eeid-desk://fill?name=%ED%A0%80'],
    ['encoded twice', 'eeid-desk://fill?name=%2541'],
    ['with a line end', 'eeid-desk://fill?reason=A%0AB'],
    ['with a NUL', 'eeid-desk://fill?name=A%00'],
    ['with a mark of direction', 'eeid-desk://fill?name=A%E2%80%AEB'],
    ['with a blank without width', 'eeid-desk://fill?name=A%E2%80%8BB'],
    ['with a sign that nobody has assigned', 'eeid-desk://fill?name=%EF%BF%BF'],
    ['with a separator of lines', 'eeid-desk://fill?reason=A%E2%80%A8B'],
    ['with a letter that is not composed', 'eeid-desk://fill?name=o%CC%83'],
    ['with blanks around a value', 'eeid-desk://fill?name=%20A'],
    ['with too long a value', `eeid-desk://fill?name=${'A'.repeat(256)}`],
    ['with too long a reference', `eeid-desk://open?reference=${'A'.repeat(256)}`],
    ['that is too long', `eeid-desk://fill?reason=${'%41'.repeat(700)}`]
  ])('one %s', (_why, text) => expect(readLink(text)).toBeUndefined())
})

// What encodeURIComponent makes of any text that a field may have.
const value = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.normalize('NFC').trim())
  .filter((text) => text !== '' && !/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|%[0-9a-f]{2}/iu.test(text))
const fields = fc.uniqueArray(fc.tuple(fc.constantFrom(...linkFields), value), {
  selector: ([name]) => name,
  minLength: 1
})

test('whatever is encoded once comes back as it was', () => {
  fc.assert(
    fc.property(fields, (all) => {
      const text = `eeid-desk://fill?${all.map(([name, one]) => `${name}=${encodeURIComponent(one)}`).join('&')}`
      fc.pre(text.length <= longestLink)
      expect(readLink(text)).toEqual({ kind: 'fill', fields: all.map(([name, one]) => ({ name, value: one })) })
    })
  )
})

test('whatever anybody writes is read without a fault, and what is read is of the known shape', () => {
  const piece = fc.constantFrom(
    'open',
    'fill',
    '?',
    '&',
    '=',
    'name',
    'reference',
    '%',
    '%41',
    '%25',
    '%00',
    '+',
    '#',
    '/',
    ' '
  )
  const part = fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), piece)
  const written = fc.array(part, { maxLength: 12 }).map((parts) => `eeid-desk://${parts.join('')}`)
  fc.assert(
    fc.property(fc.oneof(written, fc.string({ unit: 'binary' })), (text) => {
      const read = readLink(text)
      if (read === undefined) return
      const values = read.kind === 'open' ? [read.reference] : read.fields.map((field) => field.value)
      const names = read.kind === 'open' ? ['reference'] : read.fields.map(({ name }) => name)
      // One way to write each sign, but for the capitals of an encoding and what need not be encoded.
      expect(values.join('')).toBe(values.join('').normalize('NFC'))
      expect(values.every((one) => one.length > 0 && one.length <= 1000 && !/[\p{C}]/u.test(one))).toBe(true)
      expect(new Set(names).size).toBe(names.length)
    }),
    { numRuns: 2000 }
  )
})
