/** What stands in one row of a file, read as the form reads what is typed. */

import { type MixedName, mixedName } from '../../common/people/alphabets.ts'
import { birthdateToIso, provenOrder } from '../../common/people/birthdate.ts'
import { mayGoAsTyped } from '../../common/people/code/code-problem.ts'
import { type CodeReading, readCode } from '../../common/people/code/read-code.ts'
import { isCountry } from '../../common/people/country/countries.ts'
import { findCountry } from '../../common/people/country/country-find.ts'
import { type LostLetters, lostLetters } from '../../common/people/lost-letters.ts'
import { tidied, tidiedCode, tidiedLines } from '../../common/people/text.ts'
import type { ColumnMeaning } from '../../common/words/import.ts'
import type { ImportRow } from '../../preload/contract/import.ts'
import type { Line } from './csv.ts'
import { dateOrderOf, type Sheet } from './sheet.ts'

/** The columns that make a name. */
export const nameParts = ['name', 'givenName', 'familyName'] as const

/** One of them. */
export type NamePart = (typeof nameParts)[number]

/** A code as it is read, or as the clerk has said that it goes out. */
export type RowCode = CodeReading | { kind: 'asTyped'; value: string }

/** A row with what was found out in reading it. */
export interface ReadRow {
  /** The request that it becomes. What could not be read stands there as it is in the file. */
  draft: ImportRow
  code: RowCode
  /** By the meaning of their columns, the parts of the name of which letters were lost, or stand in two alphabets. */
  lost: Partial<Record<NamePart, LostLetters>>
  mixed: Partial<Record<NamePart, MixedName>>
  /** Its date may be two days, in a column that is written in both orders. */
  isEitherDay: boolean
}

// The door takes no more of a claim; main says of all that they are too long.
const mostLetters = 5_000

/** Reads a row; `today`: nobody is born after it. */
export function readRow({ cells, subAsTyped }: Line, sheet: Sheet, today: Date): ReadRow {
  const raw = (meaning: ColumnMeaning) => {
    const index = sheet.columns.indexOf(meaning)
    return index === -1 ? '' : (cells[index] ?? '').trim().slice(0, mostLetters)
  }
  // A cell may have several lines, and keeps its quotation marks where a blank stands before them.
  const line = (meaning: ColumnMeaning) => tidied(raw(meaning).replace(/^"([^"]*)"$/, '$1'))
  const country = countryOf(line('country'))
  const code = codeOf(line('sub'), subAsTyped, isCountry(country) ? country : sheet.codeCountry, today)
  const nameOf = (part: NamePart) => unwrapped(line(part))
  const [name, ...givenAndFamily] = nameParts.map(nameOf)
  const birthdate = line('birthdate')
  const isEitherDay = dateOrderOf(sheet) === 'mixed' && mayBeTwoDays(birthdate, today)
  return {
    draft: {
      claims: {
        sub: codeText(code, line('sub')),
        name: (name || givenAndFamily.filter(Boolean).join(' ')).slice(0, mostLetters),
        birthdate: isEitherDay ? birthdate : dateOf(birthdate, sheet, today),
        country
      },
      ...(code.kind === 'asTyped' ? { subAsTyped: code.value } : {}),
      reference: line('reference'),
      reason: tidiedLines(raw('reason'))
    },
    code,
    lost: ofParts((part) => lostLetters(raw(part))),
    mixed: mixedParts(nameOf),
    isEitherDay
  }
}

const pairs = `"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‹[^‹›]*›|‘[^‘’]*’|'[^']*'`
const wrapping = new RegExp(`^=?(?:${pairs})$`, 'u')

/**
 * A name without what a spreadsheet or a program has put around the cell: ="Mari", 'Mari, “Mari”. The apostrophe of
 * 't Hooft and of ’s Graaf is the name's own.
 */
const unwrapped = (name: string): string =>
  (wrapping.test(name) ? name.replace(/^=?[^=]|.$/gu, '') : name.replace(/^'(?![ts][\s-])(?=[^']+$)/u, '')).trim()

/** What was found in each part of a name in which something was. */
const ofParts = <Found>(find: (part: NamePart) => Found | null): Partial<Record<NamePart, Found>> =>
  Object.fromEntries(nameParts.map((part) => [part, find(part)] as const).filter(([, found]) => found !== null))

/** A given name in one alphabet and a family name in another are told like two alphabets in one of them. */
function mixedParts(line: (part: NamePart) => string): ReadRow['mixed'] {
  const parts = ofParts((part) => mixedName(line(part)))
  const whole = mixedName([line('givenName'), line('familyName')].join(' '))
  return Object.keys(parts).length > 0 || whole === null ? parts : { name: { ...whole, repaired: null } }
}

function codeOf(typed: string, asTyped: string | undefined, country: string, today: Date): RowCode {
  const reading = readCode(typed, country, today)
  const isKnown = asTyped !== undefined && tidiedCode(asTyped) === tidiedCode(typed) && mayGoAsTyped(reading)
  return isKnown && reading.kind !== 'code' ? { kind: 'asTyped', value: tidiedCode(typed) } : reading
}

const countryOf = (typed: string): string => findCountry(typed) ?? typed

/** A word for "no code" is none: what goes out is empty, and the row says so. */
function codeText(code: RowCode, typed: string): string {
  if (code.kind === 'code' || code.kind === 'asTyped') return code.value
  return code.kind === 'empty' || isNoCode(code) ? '' : tidiedCode(typed)
}

/** Whether a cell says in words that there is no code. */
export const isNoCode = (code: RowCode): boolean => code.kind === 'notCode' && code.looksLike === 'nothing'

function dateOf(typed: string, sheet: Sheet, today: Date): string {
  const order = dateOrderOf(sheet)
  return birthdateToIso(typed, today, order === 'mixed' ? (provenOrder(typed) ?? 'dayFirst') : order) ?? typed
}

function mayBeTwoDays(typed: string, today: Date): boolean {
  const [one, other] = [birthdateToIso(typed, today, 'dayFirst'), birthdateToIso(typed, today, 'monthFirst')]
  return one !== null && other !== null && one !== other
}
