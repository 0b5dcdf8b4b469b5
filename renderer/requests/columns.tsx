import { type Icon, IconAlertTriangle, IconFileCheck, IconFileTime, IconFileX, IconNote } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { RequestRow } from '../../preload/shapes.ts'
import { shortDuration } from '../locales/duration.ts'
import { exactTime, listTime } from '../locales/format.ts'
import { When } from '../ui/when.tsx'
import { rowOutcome } from './columns-outcome.ts'
import classes from './grid.module.css'
import type { SortBy } from './list-query.ts'
import { statusKind } from './status.ts'
import { StatusShape } from './status-mark.tsx'

/** What every cell of the list needs, looked up once for all of them: a screenful is made anew within a frame. */
export interface CellContext {
  t: TFunction
  /** The `Intl` locale. */
  locale: string
  /** Milliseconds since 1970 UTC by this computer's clock. */
  now: number
  /** The same by the service's. */
  serviceNow: number
}

/** A column: its title is the text `list.<name>`, its cells are made from a row. */
export interface Column {
  name: 'status' | 'reference' | 'who' | 'when' | 'outcome' | 'proof' | 'note'
  sortBy: SortBy | null
  cell: (row: RequestRow, context: CellContext) => ReactNode
}

const proofShapes = { awaited: IconFileTime, kept: IconFileCheck, refused: IconFileX } as const

function mark(Shape: Icon, word: string, kind: string) {
  return (
    <span className={classes.mark} title={word} data-mark={kind}>
      <Shape size={20} stroke={1.75} aria-hidden="true" />
      <span className="visually-hidden">{word}</span>
    </span>
  )
}

function status(row: RequestRow, { t }: CellContext) {
  const kind = statusKind(row)
  const word = kind === 'other' ? row.status : t(`status.${kind}`)
  return (
    <>
      <StatusShape kind={kind} />
      <span className={classes.cut} title={word ?? undefined}>
        {word}
      </span>
    </>
  )
}

function reference(row: RequestRow, { t }: CellContext) {
  return (
    <span className={classes.cut} title={row.reference}>
      {row.reference}
      {row.doubled ? <span className={classes.doubled}>{t('list.doubled')}</span> : null}
      {row.superseded ? <span className={classes.doubled}>{t('list.superseded')}</span> : null}
    </span>
  )
}

function outcome(row: RequestRow, { t, locale, serviceNow }: CellContext) {
  const told = rowOutcome(row, serviceNow)
  if (told.kind === 'nothing') return null
  if (told.kind === 'decided') return <span className={classes.cut}>{t(`list.verdicts.${told.verdict}`)}</span>
  if (told.kind === 'toDecide') return <span className={classes.cut}>{t('list.toDecide')}</span>
  const exact = row.linkExpiresAt === null ? '' : exactTime(row.linkExpiresAt, locale)
  const isOver = told.kind === 'ranOut'
  const duration = isOver ? '' : shortDuration(told.ms, locale)
  const words = isOver ? t('list.ranOut') : t('list.left', { duration })
  return (
    <>
      {isOver || told.isSoon ? <IconAlertTriangle size={16} aria-hidden="true" className={classes.alarm} /> : null}
      <When
        iso={row.linkExpiresAt ?? ''}
        text={words}
        exact={isOver ? `${words}: ${exact}` : t('linkTime.until', { time: exact })}
        className={classes.cut}
      />
    </>
  )
}

function proof(row: RequestRow, { t }: CellContext) {
  const word = t(`proofMark.${row.proof}`)
  if (row.proof === 'none') return <span className="visually-hidden">{word}</span>
  return mark(proofShapes[row.proof], word, row.proof)
}

/** The columns of the list, in the order in which they are read. */
export const columns: readonly Column[] = [
  { name: 'status', sortBy: 'status', cell: status },
  { name: 'reference', sortBy: 'reference', cell: reference },
  {
    name: 'who',
    sortBy: 'who',
    cell: ({ who }) => (
      <span className={classes.cut} title={who}>
        {who}
      </span>
    )
  },
  {
    name: 'when',
    sortBy: 'createdAt',
    cell: ({ createdAt }, { locale, now }) => (
      <When
        iso={createdAt}
        text={listTime(createdAt, locale, now)}
        exact={exactTime(createdAt, locale)}
        className={classes.cut}
      />
    )
  },
  { name: 'outcome', sortBy: 'completedAt', cell: outcome },
  { name: 'proof', sortBy: null, cell: proof },
  {
    name: 'note',
    sortBy: null,
    cell: (row, { t }) => (row.hasNote ? mark(IconNote, t('list.hasNote'), 'note') : null)
  }
]
