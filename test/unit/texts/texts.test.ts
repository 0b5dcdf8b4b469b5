import { expect, test } from 'vitest'
import type { Language } from '../../../common/words/languages.ts'
import { textsIn } from '../../../main/texts/texts.ts'

test('numbers are counted as each language counts them', () => {
  expect(textsIn('ru')('notice.many', { count: 2 })).toBe('Завершено 2 запроса')
  expect(textsIn('ru')('notice.many', { count: 5 })).toBe('Завершено 5 запросов')
  expect(textsIn('en')('notice.many', { count: 5 })).toBe('5 requests are completed')
})

test('a template that the office may change keeps its places', () => {
  expect(textsIn('et')('message.subject')).toBe('Isiku tuvastamine {reference}')
})

test('the size of a file is counted as Russian counts, and is the same sentence in the others', () => {
  const said = (language: Language, count: number) =>
    textsIn(language)('cover.fileSize', { file: 'proof.pdf', size: count, count })
  expect(said('ru', 1)).toContain('1\u00a0байт,')
  expect(said('ru', 2)).toContain('2\u00a0байта,')
  expect(said('ru', 5)).toContain('5\u00a0байт,')
  expect(said('en', 5)).toBe('proof.pdf, 5\u00a0bytes, as eeID sent it')
  expect(said('et', 5)).toMatch(/^proof\.pdf, 5\u00a0baiti,/)
})
