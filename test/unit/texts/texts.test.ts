import { expect, test } from 'vitest'
import en from '../../../common/locales/en/main.json' with { type: 'json' }
import et from '../../../common/locales/et/main.json' with { type: 'json' }
import ru from '../../../common/locales/ru/main.json' with { type: 'json' }
import type { Language } from '../../../common/words/languages.ts'
import { textsIn } from '../../../main/texts/texts.ts'

/** A plural form as it stands in the catalogue, with its number. */
const counted = (form: string, count: number) => form.replace('{{count}}', String(count))

test('numbers are counted as each language counts them', () => {
  expect(textsIn('ru')('notice.many', { count: 2 })).toBe(counted(ru.notice.many_few, 2))
  expect(textsIn('ru')('notice.many', { count: 5 })).toBe(counted(ru.notice.many_many, 5))
  expect(textsIn('en')('notice.many', { count: 5 })).toBe(counted(en.notice.many_other, 5))
})

test('a template that the office may change keeps its places', () => {
  expect(textsIn('et')('message.subject')).toBe(et.message.subject)
  expect(et.message.subject).toContain('{reference}')
})

test('the size of a file is counted as Russian counts, and is the same sentence in the others', () => {
  const said = (language: Language, count: number) =>
    textsIn(language)('cover.fileSize', { file: 'proof.pdf', size: count, count })
  expect(said('ru', 1)).toContain('1\u00a0байт,')
  expect(said('ru', 2)).toContain('2\u00a0байта,')
  expect(said('ru', 5)).toContain('5\u00a0байт,')
  expect(said('en', 5)).toBe(en.cover.fileSize.replace('{{file}}', 'proof.pdf').replace('{{size}}', '5'))
  expect(said('et', 5)).toMatch(/^proof\.pdf, 5\u00a0baiti,/)
})
