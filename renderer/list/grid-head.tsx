// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed one by one, as a list of any length needs
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the buttons in the heads
import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconFileText, IconNote } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, columns } from './columns.ts'
import classes from './grid.module.css'
import { askFor, list, useList } from './list.ts'
import { sortedBy } from './list-query.ts'
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
  const { t } = useTranslation()
  const sort = useList((state) => state.query.sort)
  const word = t(`list.${name}`)
  if (name === 'proof' || name === 'note') {
    const Shape = marks[name]
    return (
      <div role="columnheader" className={classes.cell} data-column={name}>
        <span title={word} className={classes.mark}>
          <Shape size={18} aria-hidden="true" />
          <span className="visually-hidden">{word}</span>
        </span>
      </div>
    )
  }
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
        title={t(`list.sortBy.${sortBy ?? 'createdAt'}`)}
        onClick={() => sortBy !== null && void askFor((query) => sortedBy(query, sortBy))}
      >
        <span className={classes.cut}>{word}</span>
        {isSorted ? <Arrow size={16} aria-hidden="true" className={classes.arrow} /> : null}
      </UnstyledButton>
    </div>
  )
}
