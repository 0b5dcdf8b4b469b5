import { expect, test } from 'vitest'
import { textsIn } from '../../../main/texts/texts.ts'

test('numbers are counted as each language counts them', () => {
  expect(textsIn('ru')('notice.many', { count: 2 })).toBe('Завершено 2 запроса')
  expect(textsIn('ru')('notice.many', { count: 5 })).toBe('Завершено 5 запросов')
  expect(textsIn('en')('notice.many', { count: 5 })).toBe('5 requests are completed')
})

test('a template that the office may change keeps its places', () => {
  expect(textsIn('et')('message.subject')).toBe('Isiku tuvastamine {reference}')
})
