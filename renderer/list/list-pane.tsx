import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { useDesk } from '../state/desk-store.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useLate } from '../ui/use-late.ts'
import type { BatchAction } from './batch-actions.ts'
import { RequestGrid } from './grid.tsx'
import { list, useList } from './list.ts'
import { EmptyList } from './list-empty.tsx'
import { ListHead } from './list-head.tsx'
import classes from './list-pane.module.css'
import { SelectionBar } from './selection-bar.tsx'

interface Props {
  service: ServiceView
  showsHandBeside: boolean
  /** Other ways to new requests, beside *New request*. */
  ways: ReactNode
  batchActions: readonly BatchAction[]
  /** What came of the day, and what can be made of the list. */
  day: ReactNode
}

/** The middle part: the list, what narrows it, and the way to a new request. */
export function ListPane({ service, showsHandBeside, ways, batchActions, day }: Props) {
  return (
    <div className={classes.pane}>
      <ListHead service={service} ways={ways} day={day} />
      <SelectionBar actions={batchActions} />
      <Content showsHandBeside={showsHandBeside} />
    </div>
  )
}

function Content({ showsHandBeside }: { showsHandBeside: boolean }) {
  const total = useList((state) => state.total)
  const isUnread = useList((state) => state.isUnread)
  const rows = useDesk((state) => state.preferences.rows)
  if (total === null) return isUnread ? <Unread /> : <Loading />
  return (
    <>
      {isUnread ? <Unread /> : null}
      {total === 0 ? <EmptyList /> : <RequestGrid key={rows} showsHandBeside={showsHandBeside} />}
    </>
  )
}

function Unread() {
  const { t } = useTranslation()
  const problem = useList((state) => state.problem)
  return (
    <div className={classes.unread}>
      <h3 className={classes.subtitle}>{t('list.unread')}</h3>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <Button variant="default" onClick={() => void list.refresh()}>
        {t('common.tryAgain')}
      </Button>
    </div>
  )
}

function Loading() {
  const { t } = useTranslation()
  if (!useLate(true)) return null
  return (
    <div className={classes.loading}>
      <p role="status">{t('common.loading')}</p>
      {[1, 2, 3, 4, 5].map((line) => (
        <Skeleton key={line} height={16} animate={false} />
      ))}
    </div>
  )
}
