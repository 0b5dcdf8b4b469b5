/** One row of a file: the request it becomes, and what is wrong with it or worth knowing. Checked as the form is. */

import { mayGoAsTyped, problemOfQuestion } from '../../common/people/code/code-problem.ts'
import { doubtfulStates } from '../../common/people/code/code-state.ts'
import type { LooksLike } from '../../common/people/code/looks-like.ts'
import { personKey } from '../../common/people/code/person-key.ts'
import type { CodeReading } from '../../common/people/code/read-code.ts'
import type { ColumnMeaning } from '../../common/words/import.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import { claimTypes } from '../../common/words/requests.ts'
import type { ImportRow, RowFinding } from '../../preload/contract/import.ts'
import { adviseOnClaims } from '../claims/advice.ts'
import { checkDraft } from '../claims/check.ts'
import type { Line } from './csv.ts'
import { isNoCode, type NamePart, nameParts, type ReadRow, type RowCode, readRow } from './read-row.ts'
import { type Sheet, widthOf } from './sheet.ts'

/** The fields of a request that a row fills. */
export const rowFields = [...claimTypes, 'reference', 'reason'] as const

/** One of them. */
export type RowField = (typeof rowFields)[number]

/** What keeps a row from being queued. */
export type RowProblem =
  | { kind: 'torn' }
  | { kind: 'cells'; found: number; wanted: number }
  /** A line end in the middle has parted it: it is one with those from the first to the last of these lines. */
  | { kind: 'broken'; first: number; last: number }
  /** `looksLike`: what stands in the place of a code, where that is none. */
  | { kind: 'field'; field: RowField | 'claims'; code: FieldProblemCode; looksLike?: LooksLike }

/** What the clerk should know; nothing is held up by it. */
export type RowWarning =
  | { kind: 'code'; state: (typeof toldStates)[number] }
  | { kind: 'noCode' | 'birthdateDiffers' | 'latvian' | 'countryDiffers' | 'referenceUsed' }
  /** `letters`: those of another alphabet, each once. */
  | { kind: 'otherAlphabet'; letters: string }
  /** A line end may have parted this row from those of these lines. */
  | { kind: 'mayBeBroken'; first: number; last: number }
  | { kind: 'personTwice' | 'referenceTwice'; line: number }
  | { kind: 'askedBefore'; reference: string; createdAt: string }

/** A row with everything that is known of it. */
export interface CheckedRow {
  line: Line
  draft: ImportRow
  problems: readonly RowProblem[]
  warnings: readonly RowWarning[]
  /** What a field may be instead, to be taken by a press. */
  offers: Partial<Record<RowField | NamePart, readonly string[]>>
  /** The clerk may know that the code is another number, which goes out as it is. */
  maySendAsTyped: boolean
}

/** What is told of a code, and holds nothing up. */
const toldStates = ['noCountry', 'systemNumber', ...doubtfulStates] as const

const mostOffers = 3

/** The request that a row becomes. */
export const draftOf = (line: Line, sheet: Sheet, today = new Date()): ImportRow => readRow(line, sheet, today).draft

/** What can be told of a row without asking main. */
export function checkAlone(line: Line, sheet: Sheet, today: Date): CheckedRow {
  const read = readRow(line, sheet, today)
  const broken = brokenness(line, sheet)
  if (broken !== null) {
    return { line, draft: read.draft, problems: [broken], warnings: [], offers: {}, maySendAsTyped: false }
  }
  return {
    line,
    draft: read.draft,
    problems: fieldProblems(read, today),
    warnings: [...readingWarnings(read), ...claimWarnings(read.draft)],
    offers: offersOf(read),
    maySendAsTyped: isHeld(read.code) && mayGoAsTyped(read.code)
  }
}

/** Whether the clerk is asked about a code. */
const isHeld = (code: RowCode): code is CodeReading & { kind: 'question' | 'notCode' } =>
  code.kind === 'question' || (code.kind === 'notCode' && !isNoCode(code))

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
  // Spreadsheets leave out the empty cells at the end of a row.
  const isSurplus = cells.slice(wanted).some((cell) => cell.trim() !== '')
  return isSurplus ? { kind: 'cells', found: cells.length, wanted } : null
}

/** As the parts of a torn row have when they were saved and come back. Of a reason they may be inches. */
const hasHalfQuotes = (cell: string, meaning: ColumnMeaning | undefined): boolean =>
  meaning !== undefined && meaning !== 'ignore' && meaning !== 'reason' && cell.split('"').length % 2 === 0

function fieldProblems({ draft, code, lost, isEitherDay }: ReadRow, today: Date): RowProblem[] {
  // Without a reference the desk gives one, as the form suggests one.
  const found = checkDraft({ ...draft, reference: draft.reference || '-' }, today)
  const isLost = Object.keys(lost).length > 0
  const wrong = { ...found, ...codeProblem(code), ...(isLost ? { 'claims.name': 'lettersLost' as const } : {}) }
  const all = isEitherDay ? { ...wrong, 'claims.birthdate': 'eitherDay' as const } : wrong
  return Object.entries(all)
    .flatMap(([name, problem]) => (problem === undefined ? [] : asFieldProblem(name, problem)))
    .map((one) => (one.code === 'notACode' && code.kind === 'notCode' ? { ...one, looksLike: code.looksLike } : one))
}

/** The code as it was read in this row: with the country that stands for such codes, and not without. */
function codeProblem(code: RowCode): Partial<Record<'claims.sub', FieldProblemCode | undefined>> {
  if (code.kind === 'question') return { 'claims.sub': problemOfQuestion[code.why] }
  if (code.kind === 'notCode' && !isNoCode(code)) return { 'claims.sub': 'notACode' }
  return {}
}

const offersOf = ({ code, lost, mixed }: ReadRow): CheckedRow['offers'] => ({
  ...(code.kind === 'question' || code.kind === 'notCode' ? { sub: code.candidates.slice(0, mostOffers) } : {}),
  ...Object.fromEntries(
    nameParts.flatMap((part) => {
      const repair = lost[part]?.repair ?? mixed[part]?.repaired ?? null
      return repair === null ? [] : [[part, [repair]]]
    })
  )
})

function asFieldProblem(name: string, code: FieldProblemCode): (RowProblem & { kind: 'field' })[] {
  const field = [...rowFields, 'claims' as const].find((one) => one === name.replace(/^claims\./, ''))
  return field === undefined ? [] : [{ kind: 'field', field, code }]
}

function readingWarnings({ code, mixed }: ReadRow): RowWarning[] {
  const letters = new Set(Object.values(mixed).flatMap(({ foreign }) => foreign.map(({ letter }) => letter)))
  return [
    ...(isNoCode(code) ? [{ kind: 'noCode' as const }] : []),
    ...(letters.size === 0 ? [] : [{ kind: 'otherAlphabet' as const, letters: [...letters].join(' ') }])
  ]
}

function claimWarnings({ claims }: ImportRow): RowWarning[] {
  const { sub, birthdate, country } = adviseOnClaims(claims)
  const { state, repairs } = sub
  const doubt = toldStates.find((one) => one === state && repairs.length === 0)
  return [
    ...(doubt === undefined ? [] : [{ kind: 'code' as const, state: doubt }]),
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
