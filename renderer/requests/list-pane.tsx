import { Button, Skeleton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/shapes.ts'
import { openNewRequest } from '../create/open.ts'
import { actionKeys } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useLate } from '../ui/use-late.ts'
import { RequestGrid } from './grid.tsx'
import { list, useList } from './list.ts'
import classes from './list-pane.module.css'

/** The middle part: the list and the way to a new request. */
export function ListPane({ service, showsHandBeside }: { service: ServiceView; showsHandBeside: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={classes.pane}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('list.title')}</h2>
        <KeyHint label={t('list.newRequest')} combo={actionKeys.newRequest}>
          <Button
            size="md"
            leftSection={<IconPlus size={18} aria-hidden="true" />}
            aria-keyshortcuts={ariaKeys(actionKeys.newRequest)}
            onClick={() => openNewRequest(service.id)}
          >
            {t('list.newRequest')}
          </Button>
        </KeyHint>
      </header>
      <Content showsHandBeside={showsHandBeside} />
    </div>
  )
}

function Content({ showsHandBeside }: { showsHandBeside: boolean }) {
  const total = useList((state) => state.total)
  const isUnread = useList((state) => state.isUnread)
  if (total === null) return isUnread ? <Unread /> : <Loading />
  return (
    <>
      {isUnread ? <Unread /> : null}
      {total === 0 ? <Empty /> : <RequestGrid showsHandBeside={showsHandBeside} />}
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

function Empty() {
  const { t } = useTranslation()
  return (
    <div className={classes.empty}>
      <h3 className={classes.subtitle}>{t('list.emptyTitle')}</h3>
      <p>{t('list.emptyText')}</p>
    </div>
  )
}
