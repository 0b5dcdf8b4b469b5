import type { TFunction } from 'i18next'
import { type RequestState, requestState } from '../../common/words/request-states.ts'
import type { ServiceColor } from '../../common/words/services.ts'
import type { RequestRow } from '../../preload/contract/request.ts'
import { shortDuration } from '../locales/duration.ts'
import { exactTime, listDay, listTime } from '../locales/format.ts'
import type { Words } from '../locales/words.ts'
import { shownPerson } from '../state/who-came.ts'
import { type RowOutcome, rowOutcome } from './columns-outcome.ts'
import type { SortBy } from './list-query.ts'

/** What every cell of the list needs, looked up once for all of them: a screenful is made anew within a frame. */
export interface CellContext {
  t: TFunction
  /** The texts that stand alone. */
  words: Words
  /** The `Intl` locale. */
  locale: string
  /** Milliseconds since 1970 UTC by this computer's clock. */
  now: number
  /** The same by a service's clock. */
  serviceNow: (serviceId: string) => number
  /** What marks the rows of a service; undefined where nothing is to be said of it. */
  markOf: (serviceId: string) => RowMark | undefined
}

/** A shape that a cell can have. */
export type ShapeName = `status.${RequestState}` | `proof.${Exclude<RequestRow['proof'], 'none'>}` | 'note' | 'alarm'

/** By what the rows of a service are known: the same object for all of them. */
export interface RowMark {
  color: ServiceColor
  /** Its name, where the list has several. */
  name: string
  /** TEST in the words of the screen; null for a live service. */
  test: string | null
}

/** What a cell shows: the shape before the text, what is to be said beside it after. */
export interface Cell {
  text: string
  shape?: ShapeName | undefined
  /** What stands before everything else. */
  mark?: RowMark | undefined
  /** What stands behind the text in grey. */
  grey?: string | undefined
  /** Words of warning. */
  besides?: string | undefined
  /** For hovering: what may be cut off, or what a shape means. */
  title?: string | undefined
  /** What a screen reader says in place of what is shown; it has the words that are seen, for whoever speaks to the computer. */
  label?: string | undefined
}

/** A column: its title is the text `list.<name>`, its cells are made from a row. */
export interface Column {
  name: 'status' | 'reference' | 'who' | 'when' | 'outcome' | 'proof' | 'note'
  sortBy: SortBy | null
  cell: (row: RequestRow, context: CellContext) => Cell
}

/** A cell with nothing in it. */
export const emptyCell: Cell = { text: '' }

function status(row: RequestRow, { words }: CellContext): Cell {
  const kind = requestState(row)
  const word = kind === 'other' ? (row.status ?? '') : words(`status.${kind}`)
  return { text: word, title: word, shape: `status.${kind}` }
}

function reference({ reference, doubled, superseded }: RequestRow, { words }: CellContext): Cell {
  const warnings = [...(doubled ? [words('list.doubled')] : []), ...(superseded ? [words('list.superseded')] : [])]
  return { text: reference, title: reference, besides: warnings.length === 0 ? undefined : warnings.join(', ') }
}

function outcome(row: RequestRow, context: CellContext): Cell {
  const { words, serviceNow } = context
  const outcome = rowOutcome(row, serviceNow(row.serviceId))
  if (outcome.kind === 'nothing') return emptyCell
  if (outcome.kind === 'decided') return { text: words(`list.verdicts.${outcome.verdict}`) }
  if (outcome.kind === 'toDecide') return { text: words('list.toDecide') }
  return linkCell(outcome, context)
}

/** How long the link lives: by its day, counted only in the last 24 hours. */
function linkCell(outcome: Extract<RowOutcome, { until: string }>, { t, words, locale, now }: CellContext): Cell {
  const { until } = outcome
  const exact = exactTime(until, locale)
  if (outcome.kind === 'ranOut') return { shape: 'alarm', ...timeCell(words('list.ranOut'), exact) }
  const valid = t('linkTime.until', { time: exact })
  if (outcome.kind === 'until') return timeCell(t('list.untilDay', { day: listDay(until, locale, now) }), valid)
  const cell = timeCell(t('list.left', { duration: shortDuration(outcome.ms, locale) }), valid)
  return outcome.isSoon ? { shape: 'alarm', ...cell } : cell
}

/** A short time, with the exact one for hovering and for screen readers. */
const timeCell = (text: string, exact: string): Cell => ({ text, title: exact, label: `${text}: ${exact}` })

/** A shape and its meaning. */
const shapeCell = (shape: ShapeName, word: string): Cell => ({ text: '', shape, title: word, label: word })

function proof({ proof: state }: RequestRow, { words }: CellContext): Cell {
  const word = words(`proofMark.${state}`)
  return state === 'none' ? { text: '', label: word } : shapeCell(`proof.${state}`, word)
}

function note({ hasNote }: RequestRow, { words }: CellContext): Cell {
  return hasNote ? shapeCell('note', words('list.hasNote')) : emptyCell
}

function when({ createdAt }: RequestRow, { locale, now }: CellContext): Cell {
  return timeCell(listTime(createdAt, locale, now), exactTime(createdAt, locale))
}

/** Has the mark of the service too: a reference has no room to spare, and must be read whole. */
function person(row: RequestRow, { t, markOf }: CellContext): Cell {
  const mark = markOf(row.serviceId)
  const { name, code, asked } = shownPerson(row)
  const besides = asked === null ? undefined : t('list.asked', { who: asked })
  const title = [name, code, besides, mark?.name, mark?.test].filter(Boolean).join(' · ')
  return {
    text: name,
    title,
    mark,
    ...(code === null ? {} : { grey: code }),
    ...(besides === undefined ? {} : { besides })
  }
}

/** The columns of the list, in the order in which they are read. */
export const columns: readonly Column[] = [
  { name: 'status', sortBy: 'status', cell: status },
  { name: 'reference', sortBy: 'reference', cell: reference },
  { name: 'who', sortBy: 'who', cell: person },
  { name: 'when', sortBy: 'createdAt', cell: when },
  { name: 'outcome', sortBy: 'outcome', cell: outcome },
  { name: 'proof', sortBy: null, cell: proof },
  { name: 'note', sortBy: null, cell: note }
]
