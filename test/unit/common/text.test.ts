import { describe, expect, test } from 'vitest'
import { compared, folded, tidied, tidiedCode } from '../../../common/people/text.ts'

describe('a text', () => {
  test('is tidied: composed, on one line, without what nobody sees; its letters stay', () => {
    expect(tidied(' Jo\u0303eorg \t\n O’Conn\u00ador\u200b ')).toBe('Jõeorg O’Connor')
  })

  test('is a code in capitals, with its digits of one width and script', () => {
    expect(tidiedCode(' ｅｅ３０３ ٠٣٠ ')).toBe('EE303 030')
  })

  test('is compared whatever its capitals and blanks, and stays what it is otherwise', () => {
    expect(compared(' jõeorg  mari')).toBe(compared('JÕEORG MARI'))
    expect(compared('ǰ')).toBe(compared('J\u030c'))
    expect(compared('Jõeorg')).not.toBe(compared('Joeorg'))
  })

  test.each([
    ['Jõeorg', 'joeorg'],
    ['O’CONNEŽ', "o'connez"],
    ['O‘Connor', "o'connor"],
    ['Ёлкин', 'елкин'],
    ['Łukasz Groß', 'lukasz gross']
  ])('%j is looked for as %j', (text, as) => {
    expect(folded(text)).toBe(as)
  })
})
