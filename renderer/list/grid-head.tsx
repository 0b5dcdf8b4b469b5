// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed one by one, as a list of any length needs
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the buttons in the heads
import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconFileText, IconNote } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, columns } from './columns.ts'
import classes from './grid.module.css'
import { askFor, list, useList } from './list.ts'
import { type SortBy, sortedBy } from './list-query.ts'
import { chooseAll, chosenCount, clearSelection, useSelection } from './selection-store.ts'

const marks = { proof: IconFileText, note: IconNote } as const

/** The head of the list: choosing all, and the titles, which order it. */
export const GridHead = memo(function GridHead() {
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
        <div role="columnheader" className={classes.cell} data-column="select">
          <AllBox />
        </div>
        {columns.map((column) => (
          <Title key={column.name} column={column} />
        ))}
      </div>
    </div>
  )
})

function AllBox() {
  const { t } = useTranslation()
  const total = useList((state) => state.total) ?? 0
  const selection = useSelection((now) => now)
  const count = chosenCount(selection, total)
  const isAll = count > 0 && count >= total
  return (
    <label className={classes.box}>
      <input
        type="checkbox"
        aria-label={t('list.chooseAll')}
        checked={isAll}
        ref={(box) => {
          if (box !== null) box.indeterminate = count > 0 && !isAll
        }}
        onChange={() => (isAll ? clearSelection() : chooseAll(list.store.getState().query))}
      />
    </label>
  )
}

function Title({ column: { name, sortBy } }: { column: Column }) {
  return sortBy === null ? <PlainTitle name={name} /> : <SortTitle name={name} sortBy={sortBy} />
}

/** The title of a column by which the list does not sort: nothing to press, and its name for hovering. */
function PlainTitle({ name }: Pick<Column, 'name'>) {
  const { t } = useTranslation()
  const word = t(`list.${name}`)
  const Shape = isMarked(name) ? marks[name] : null
  return (
    <div role="columnheader" className={classes.cell} data-column={name} title={word}>
      {Shape === null ? null : <Shape size={18} aria-hidden="true" />}
      <span className={Shape === null ? classes.cut : 'visually-hidden'}>{word}</span>
    </div>
  )
}

const isMarked = (name: Column['name']): name is keyof typeof marks => name in marks

function SortTitle({ name, sortBy }: { name: Column['name']; sortBy: SortBy }) {
  const { t } = useTranslation()
  const sort = useList((state) => state.query.sort)
  const isSorted = sortBy === sort.by
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={classes.cell}
      data-column={name}
    >
      <UnstyledButton
        className={classes.sort}
        title={t(`list.sortBy.${sortBy}`)}
        onClick={() => void askFor((query) => sortedBy(query, sortBy))}
      >
        <span className={classes.cut}>{t(`list.${name}`)}</span>
        {isSorted ? <Arrow size={16} aria-hidden="true" className={classes.arrow} /> : null}
      </UnstyledButton>
    </div>
  )
}
