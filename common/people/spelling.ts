/** The ways in which one name may be spelt: with and without its marks, and in the letters of other alphabets. */
import { alphabetsOf } from './alphabets.ts'
import { cyrillicInLatin } from './cyrillic-letters.ts'
import { apostrophes, hyphens, latinSpellings, withoutMarks } from './latin-letters.ts'
import { armenianInLatin, georgianInLatin, greekInLatin } from './other-letters.ts'
import { capitals, tidied } from './text.ts'

/** How to write the letters of an alphabet in Latin ones. */
const inLatin: Readonly<Record<string, (capitals: string) => string[]>> = {
  Cyrillic: cyrillicInLatin,
  Greek: greekInLatin,
  Georgian: georgianInLatin,
  Armenian: armenianInLatin
}

/**
 * In capitals, composed, with single blanks, one kind of hyphen, letters of the usual width (NFKC) and without signs that
 * nobody sees: what is only a matter of typing.
 */
export const tidy = (text: string): string =>
  capitals(tidied(text.replaceAll('´', "'").normalize('NFKC')))
    .replaceAll(hyphens, '-')
    .trim()

/**
 * Whether two values are the same as the service compares them: trimmed and in capitals, with the blanks within as they
 * are. It decides on an outcome, so it takes nothing else for the same.
 */
export const isSameText = (one: string, other: string): boolean => capitals(one.trim()) === capitals(other.trim())

/** Without marks and apostrophes. */
export const unmarked = (text: string): string => withoutMarks(tidy(text))

/** Every way in which a text of other letters is written in Latin ones; none where no rule is known, or none is needed. */
export function romanised(text: string): string[] {
  const written = alphabetsOf(text).flatMap((alphabet) => inLatin[alphabet] ?? [])
  if (written.length === 0) return []
  const plain = tidy(text).replaceAll(apostrophes, '')
  return [...new Set(written.flatMap((write) => write(plain)).map(unmarked))]
}

/** Every spelling by which a name may be known: the unmarked one first, then its transliterations. None twice. */
export const spellings = (text: string): string[] => [
  ...new Set([...latinSpellings(tidy(text)).map(withoutMarks), ...romanised(text)])
]
