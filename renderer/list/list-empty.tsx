import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { askFor, useList } from './list.ts'
import { useChips } from './list-chips.tsx'
import classes from './list-pane.module.css'
import { inView, isNarrowed } from './list-query.ts'

/** What stands where there is no row: what to do first, that a view has nothing, or what was looked for in vain. */
export function EmptyList() {
  const query = useList((state) => state.query)
  if (isNarrowed(query)) return <NothingFound />
  return query.view === 'all' ? <NoRequests /> : <NothingInView />
}

function NoRequests() {
  const { t } = useTranslation()
  return (
    <div className={classes.empty}>
      <h3 className={classes.subtitle}>{t('list.emptyTitle')}</h3>
      <p>{t('list.emptyText')}</p>
    </div>
  )
}

function NothingInView() {
  const { t } = useTranslation()
  const view = useList((state) => state.query.view)
  return (
    <div className={classes.empty}>
      <h3 className={classes.subtitle}>{t(`list.nothingIn.${view}`)}</h3>
    </div>
  )
}

function NothingFound() {
  const { t } = useTranslation()
  const { view, search } = useList((state) => state.query)
  const filters = useChips().map(({ words }) => words)
  return (
    <div className={classes.empty}>
      <h3 className={classes.subtitle}>{t('list.notFound')}</h3>
      {search.trim() === '' ? null : <p>{t('list.searchedFor', { text: search.trim() })}</p>}
      {filters.length === 0 ? null : <p>{t('list.filteredBy', { filters: filters.join(', ') })}</p>}
      {view === 'all' ? null : <p>{t('list.searchedIn', { view: t(`list.views.${view}`) })}</p>}
      <div className={classes.emptyActions}>
        <Button variant="default" onClick={() => void askFor((query) => inView(query, query.view))}>
          {t('list.clear')}
        </Button>
        {view === 'all' || search.trim() === '' ? null : (
          <Button
            variant="default"
            onClick={() => void askFor((query) => ({ ...inView(query, 'all'), search: query.search }))}
          >
            {t('list.searchAll')}
          </Button>
        )}
      </div>
    </div>
  )
}
