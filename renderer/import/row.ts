/** One row of a file: the request it becomes, and what is wrong with it or worth knowing. Checked as the form is. */

import { bareCodes } from '../../common/people/bare-code.ts'
import { birthdateToIso } from '../../common/people/birthdate.ts'
import { personKey } from '../../common/people/person-key.ts'
import type { ColumnMeaning } from '../../common/words/import.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import { type ClaimKind, claimTypes, forEachClaim, kindOf } from '../../common/words/requests.ts'
import type { ImportRow, RowFinding } from '../../preload/contract/import.ts'
import { adviseOnClaims } from '../claims/advice.ts'
import { checkDraft } from '../claims/check.ts'
import { isCountry } from '../claims/countries.ts'
import { findCountry } from '../claims/country-find.ts'
import { readSub, type SubState } from '../claims/sub.ts'
import type { Line } from './csv.ts'
import { type Sheet, widthOf } from './sheet.ts'

/** The fields of a request that a row fills. */
export const rowFields = [...claimTypes, 'reference', 'reason'] as const

/** One of them. */
export type RowField = (typeof rowFields)[number]

/** What keeps a row from being queued. */
export type RowProblem =
  | { kind: 'torn' }
  | { kind: 'cells'; found: number; wanted: number }
  | { kind: 'field'; field: RowField | 'claims'; code: FieldProblemCode }

/** What the clerk should know; nothing is held up by it. */
export type RowWarning =
  | { kind: 'code'; state: Extract<SubState, 'noCountry' | 'wrongLength' | 'wrongDigit' | 'wrongDate'> }
  | { kind: 'birthdateDiffers' | 'latvian' | 'countryDiffers' | 'referenceUsed' }
  | { kind: 'personTwice' | 'referenceTwice'; line: number }
  | { kind: 'askedBefore'; reference: string; createdAt: string }

/** A row with everything that is known of it. */
export interface CheckedRow {
  line: Line
  draft: ImportRow
  problems: readonly RowProblem[]
  warnings: readonly RowWarning[]
}

// The door takes no more of a claim; main says of all that they are too long.
const mostLetters = 5_000

/** The request that a row becomes. */
export function draftOf({ cells }: Line, { columns, codeCountry }: Sheet): ImportRow {
  const value = (meaning: ColumnMeaning) => {
    const index = columns.indexOf(meaning)
    return index === -1 ? '' : (cells[index] ?? '').trim().slice(0, mostLetters)
  }
  // A cell may have several lines, and keeps its quotation marks where a blank stands before them.
  const line = (meaning: ColumnMeaning) =>
    value(meaning)
      .replace(/^"([^"]*)"$/, '$1')
      .replace(/\s+/g, ' ')
      .trim()
  const country = countryOf(line('country'))
  const parts = [line('givenName'), line('familyName')].filter(Boolean).join(' ')
  const read: Record<ClaimKind, (typed: string) => string> = {
    code: (typed) => codeOf(typed, isCountry(country) ? country : codeCountry),
    name: (typed) => (typed || parts).slice(0, mostLetters),
    date: (typed) => birthdateToIso(typed) ?? typed,
    country: countryOf,
    text: (typed) => typed
  }
  return {
    claims: forEachClaim((type) => read[kindOf(type)](line(type))),
    reference: line('reference'),
    reason: value('reason')
  }
}

const countryOf = (typed: string): string => findCountry(typed) ?? typed

/** The code as eeID writes it, where there is no doubt which it is: of the country that is told, or written otherwise. */
function codeOf(typed: string, country: string): string {
  const { state, repairs } = readSub(typed, country)
  if (state !== 'noCountry') return repairs.length === 1 ? (repairs[0] ?? typed) : typed
  if (country === '') return typed
  return bareCodes(typed, country, new Date()).find((code) => code.startsWith(country)) ?? typed
}

/** What can be told of a row without asking main. */
export function checkAlone(line: Line, sheet: Sheet, today: Date): CheckedRow {
  const draft = draftOf(line, sheet)
  const broken = brokenness(line, sheet)
  return {
    line,
    draft,
    problems: broken === null ? fieldProblems(draft, today) : [broken],
    warnings: broken === null ? claimWarnings(draft, today) : []
  }
}

/** What main has found is added; what both found is told once. */
export function withFinding(row: CheckedRow, { fields, earlier, isReferenceUsed }: RowFinding): CheckedRow {
  if (row.problems.some(({ kind }) => kind !== 'field')) return row
  const known = new Set(row.problems.map((problem) => (problem.kind === 'field' ? problem.field : '')))
  const more = Object.entries(fields).flatMap(([name, code]) => asFieldProblem(name, code))
  return {
    ...row,
    problems: [...row.problems, ...more.filter(({ field }) => !known.has(field))],
    warnings: [
      ...row.warnings,
      ...(isReferenceUsed ? [{ kind: 'referenceUsed' as const }] : []),
      ...(earlier === null
        ? []
        : [{ kind: 'askedBefore' as const, reference: earlier.reference, createdAt: earlier.createdAt }])
    ]
  }
}

/** Whether a row can be queued. */
export const isReady = ({ problems }: CheckedRow): boolean => problems.length === 0

function brokenness({ cells, isTorn }: Line, sheet: Sheet): RowProblem | null {
  if (isTorn || cells.some((cell, index) => hasHalfQuotes(cell, sheet.columns[index]))) return { kind: 'torn' }
  const wanted = widthOf(sheet)
  const isSurplus = cells.slice(wanted).some((cell) => cell.trim() !== '')
  return cells.length < wanted || isSurplus ? { kind: 'cells', found: cells.length, wanted } : null
}

/** As the parts of a torn row have when they were saved and come back. Of a reason they may be inches. */
const hasHalfQuotes = (cell: string, meaning: ColumnMeaning | undefined): boolean =>
  meaning !== undefined && meaning !== 'ignore' && meaning !== 'reason' && cell.split('"').length % 2 === 0

function fieldProblems(draft: ImportRow, today: Date): RowProblem[] {
  // Without a reference the desk gives one, as the form suggests one.
  const found = checkDraft({ claims: draft.claims, reference: draft.reference || '-' }, today)
  return Object.entries(found).flatMap(([name, code]) => (code === undefined ? [] : asFieldProblem(name, code)))
}

function asFieldProblem(name: string, code: FieldProblemCode): (RowProblem & { kind: 'field' })[] {
  const field = [...rowFields, 'claims' as const].find((one) => one === name.replace(/^claims\./, ''))
  return field === undefined ? [] : [{ kind: 'field', field, code }]
}

function claimWarnings({ claims }: ImportRow, today: Date): RowWarning[] {
  const { sub, birthdate, country } = adviseOnClaims(claims)
  const { state } = sub
  // What is held up is not told a second time.
  const isHeld = bareCodes(claims.sub, claims.country, today).length > 0
  const isDoubtful =
    (state === 'noCountry' && !isHeld) || state === 'wrongLength' || state === 'wrongDigit' || state === 'wrongDate'
  return [
    ...(isDoubtful ? [{ kind: 'code' as const, state }] : []),
    ...(birthdate === 'differs' ? [{ kind: 'birthdateDiffers' as const }] : []),
    ...(birthdate === 'latvian' ? [{ kind: 'latvian' as const }] : []),
    ...(country === 'differs' ? [{ kind: 'countryDiffers' as const }] : [])
  ]
}

/** Marks rows that ask about the same person, or under the same reference, as an earlier row of the file. */
export function markDoubles(rows: readonly CheckedRow[]): CheckedRow[] {
  const people = new Map<string, number>()
  const references = new Map<string, number>()
  const doubleOf = (seen: Map<string, number>, key: string | null, line: number): number | undefined => {
    if (key === null || key === '') return undefined
    const before = seen.get(key)
    if (before === undefined) seen.set(key, line)
    return before
  }
  return rows.map((row) => {
    const person = doubleOf(people, personKey(row.draft.claims), row.line.number)
    const reference = doubleOf(references, row.draft.reference, row.line.number)
    return {
      ...row,
      warnings: [
        ...row.warnings.filter(({ kind }) => kind !== 'personTwice' && kind !== 'referenceTwice'),
        ...(person === undefined ? [] : [{ kind: 'personTwice' as const, line: person }]),
        ...(reference === undefined ? [] : [{ kind: 'referenceTwice' as const, line: reference }])
      ]
    }
  })
}
