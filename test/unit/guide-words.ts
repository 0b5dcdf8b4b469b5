/** What a page of the clerk's guide names: words of the screen, in italics, and keys, in code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LanguageName } from './texts/catalogue.ts'

/** A word of the screen, and the key that is named right behind it, in brackets. */
export type NamedKey = { words: string; key: string }

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const pageIn = (language: LanguageName): string =>
  readFileSync(join(import.meta.dirname, `../../docs/guide/${language}.md`), 'utf8')

/** The addresses of the guide's pictures in a language. */
export const picturesIn = (language: LanguageName): string[] =>
  [...pageIn(language).matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, address]) => address ?? '')

/** The guide in a language, without its pictures and the addresses of its links. */
export function guideIn(language: LanguageName): string {
  return pageIn(language)
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']')
}

const italics = /(?<![\p{L}_])_([^_|]+)_(?![\p{L}_])/gu

/** Every word of the screen, as often as it is named. */
export const screenWordsOf = (guide: string): string[] =>
  [...guide.matchAll(italics)].map(([, words]) => plain(words ?? ''))

/** Every key. */
export const keysOf = (guide: string): string[] => [...guide.matchAll(/`([^`]+)`/g)].map(([, key]) => key ?? '')

/** The words that have a key behind them, such as _Accept_ (`A`). */
export const namedKeysOf = (guide: string): NamedKey[] =>
  [...guide.matchAll(/_([^_|]+)_\s\(`([^`]+)`\)/g)].map(([, words, key]) => ({
    words: plain(words ?? ''),
    key: key ?? ''
  }))

/** The table of all keys at the end: in each row a key, what it does, and so on. */
export const keyTableOf = (guide: string): NamedKey[] =>
  [...guide.matchAll(/\| `([^`]+)` +\| ([^|]+?) +(?=\|)/g)].map(([, key, words]) => ({
    words: plain((words ?? '').replaceAll('_', '')),
    key: key ?? ''
  }))
