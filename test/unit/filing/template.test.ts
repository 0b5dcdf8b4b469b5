import { posix, win32 } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type FilingParts,
  filingTemplateProblem,
  numberedName,
  placeByTemplate
} from '../../../main/filing/template.ts'
import { many } from '../../many.ts'

const parts: FilingParts = {
  completedAt: new Date(2026, 4, 1, 9, 5).getTime(),
  reference: 'K7Q-00012',
  givenName: 'Mari-Liis',
  familyName: 'Männik',
  code: 'EE60001019906',
  service: 'Front desk',
  isTest: false
}

const pathOf = (template: string, of = parts) => {
  const { folders, base } = placeByTemplate(template, of)
  return [...folders, numberedName(base, 1)].join('/')
}

describe('the place of a filed proof', () => {
  test.each([
    ['{date}/{reference} {family_name}.pdf', '2026-05-01/K7Q-00012 Männik.pdf'],
    ['{year}\\{month}\\{day} {time} {code}', '2026/05/01 09-05 EE60001019906.pdf'],
    ['{service}/{given_name} {family_name}', 'Front desk/Mari-Liis Männik.pdf'],
    ['plain', 'plain.pdf']
  ])('by %j is %j', (template, path) => {
    expect(pathOf(template)).toBe(path)
  })

  test('what is not known leaves no holes', () => {
    expect(pathOf('{family_name}/{reference} {family_name}.pdf', { ...parts, familyName: '' })).toBe('-/K7Q-00012.pdf')
  })

  test('a slash in a name parts no folders, and dots lead nowhere', () => {
    expect(pathOf('{reference}', { ...parts, reference: '../../etc/passwd' })).toBe('etc-passwd.pdf')
    expect(pathOf('../{reference}')).toBe('-/K7Q-00012.pdf')
    expect(pathOf('/{reference}')).toBe('-/K7Q-00012.pdf')
  })

  test('the second of a name has a number', () => {
    expect(numberedName('K7Q-00012 Männik', 2)).toBe('K7Q-00012 Männik (2).pdf')
    expect(numberedName('x'.repeat(100), 12)).toBe(`${'x'.repeat(100)} (12).pdf`)
  })
})

describe('a template', () => {
  test.each([
    ['', 'required'],
    ['  ', 'required'],
    ['{date}/', 'required'],
    ['.pdf', 'required'],
    ['{person}.pdf', 'placeUnknown'],
    ['a/b/c/d/e/f', 'tooLong'],
    ['x'.repeat(201), 'tooLong'],
    ['{date}/{reference} {family_name}.pdf', undefined]
  ])('%j is told: %j', (template, problem) => {
    expect(filingTemplateProblem(template)).toBe(problem)
  })
})

const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?$/i

/** What every system asks of one name. */
function expectLegal(name: string): void {
  expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]+$/u)
  expect(name).not.toMatch(reserved)
  expect(name).not.toMatch(/^[.\s]|[.\s]$/)
  expect(name).not.toBe('')
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
}

test('whatever the template and the people: every name is legal on all three systems, and inside the folder', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom('', '..', '.', '/', '\\', 'CON', 'nul.txt', 'LPT9.', 'a\u0000b', '\u202Efdp.exe', '😀'.repeat(150)),
    fc.constantFrom(
      '\uD83D',
      'a\uDC00b',
      `${'😀'.repeat(49)}x\uD83D\uDE00`,
      'CON .txt',
      'com¹.tar.gz',
      'Aux . ',
      'a.',
      'a '
    ),
    fc.constantFrom(`.${'x'.repeat(300)}`, `K.${'ä'.repeat(300)}`, `${'x'.repeat(39)}.CON`, 'e\u0301'.repeat(120)),
    fc.constantFrom('ä'.repeat(300), 'é'.normalize('NFD').repeat(200), '‮‮', ' . ', '~', 'C:', 'Жук', '漢字'.repeat(150))
  )
  const piece = fc.oneof(
    fc.constantFrom(
      '{date}',
      '{reference}',
      '{family_name}',
      '{given_name}',
      '{code}',
      '{service}',
      '/',
      '\\',
      ' ',
      '..'
    ),
    text
  )
  const cases = fc.record({
    template: fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
    parts: fc.record({
      completedAt: fc.integer({ min: 0, max: 4_102_444_800_000 }),
      reference: text,
      givenName: text,
      familyName: text,
      code: text,
      service: text,
      isTest: fc.boolean()
    }),
    number: fc.integer({ min: 1, max: 99_999 })
  })
  fc.assert(
    fc.property(cases, ({ template, parts: some, number }) => {
      const { folders, base } = placeByTemplate(template, some)
      const name = numberedName(base, number)
      expect(name.endsWith('.pdf')).toBe(true)
      for (const one of [...folders, name, name.slice(0, -4)]) expectLegal(one)
      const path = [...folders, name].join('/')
      expect(path).toBe(path.normalize('NFC'))
      // Windows knows 260 characters in all.
      expect(path.length).toBeLessThanOrEqual(200)
      expect(win32.resolve('C:\\office\\filed', path)).toBe(win32.join('C:\\office\\filed', path))
      expect(posix.resolve('/office/filed', path)).toBe(`/office/filed/${path}`)
    }),
    { seed: 20260501, numRuns: many(10_000, 1_000) }
  )
})
