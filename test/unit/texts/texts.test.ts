import { expect, test } from 'vitest'
import en from '../../../main/texts/en.json' with { type: 'json' }
import et from '../../../main/texts/et.json' with { type: 'json' }
import ru from '../../../main/texts/ru.json' with { type: 'json' }
import { textsIn } from '../../../main/texts/texts.ts'

type Tree = { [key: string]: string | Tree }

const plural = /_(one|few|many|other)$/

function keysOf(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`.replace(plural, '')] : keysOf(value, `${prefix}${key}.`)
  )
}

const stems = (tree: Tree) => [...new Set(keysOf(tree))].sort()

function textAt(tree: Tree, path: string): string {
  const found = path
    .split('.')
    .reduce<string | Tree | undefined>((at, key) => (typeof at === 'object' ? at[key] : at), tree)
  return typeof found === 'string' ? found : ''
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

test.each([
  ['et', et],
  ['ru', ru]
])('what main says is all there in %s, with the same places to fill', (_language, texts: Tree) => {
  expect(stems(texts)).toEqual(stems(en))
  for (const key of stems(en).filter((stem) => textAt(en, stem) !== '')) {
    expect(textAt(texts, key).trim(), key).not.toBe('')
    expect(placeholders(textAt(texts, key)), key).toEqual(placeholders(textAt(en, key)))
  }
})

test('numbers are counted as each language counts them', () => {
  expect(textsIn('ru')('notice.many', { count: 2 })).toBe('Завершено 2 запроса')
  expect(textsIn('ru')('notice.many', { count: 5 })).toBe('Завершено 5 запросов')
  expect(textsIn('en')('notice.many', { count: 5 })).toBe('5 requests are completed')
})
