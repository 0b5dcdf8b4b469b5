import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { openNewRequest } from '../drafts/open.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { focusHome } from '../ui/keep-focus.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { useList } from './list.ts'
import { useSaidWhenSettled, useSlowAnswer } from './list-answer.ts'
import { Chips } from './list-chips.tsx'
import { Filters } from './list-filters.tsx'
import classes from './list-pane.module.css'
import { isNarrowed } from './list-query.ts'
import { SearchField } from './list-search.tsx'
import { useCounts } from './rail-counts.ts'

/** Above the list: what it shows, how many, the way to a new request, the search and the filters. */
export function ListHead({ service, ways, day }: { service: ServiceView; ways: ReactNode; day: ReactNode }) {
  const { t } = useTranslation()
  const view = useList((state) => state.query.view)
  return (
    <header className={classes.head}>
      <div className={classes.titles}>
        <h2 className={classes.title} {...focusHome}>
          {t(`list.views.${view}`)}
        </h2>
        <Found />
      </div>
      <div className={classes.buttons}>
        {ways}
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
      </div>
      <div className={classes.tools}>
        <SearchField />
        <Filters />
      </div>
      <Chips />
      <div className={classes.day}>{day}</div>
    </header>
  )
}

/** How many there are; of how many, when the view is narrowed. */
function Found() {
  const { t } = useTranslation()
  const words = useFoundWords()
  const isSlow = useSlowAnswer()
  useSaidWhenSettled(words)
  return (
    <p className={classes.found} data-testid="list-found">
      {isSlow ? t('list.searching') : words}
    </p>
  )
}

function useFoundWords(): string | null {
  const { t } = useTranslation()
  const locale = useLocale()
  const total = useList((state) => state.total)
  const isNarrow = useList((state) => isNarrowed(state.query))
  const view = useList((state) => state.query.view)
  const inView = useCounts(({ counts }) => counts?.[view] ?? null)
  return useMemo(() => {
    if (total === null || (total === 0 && !isNarrow)) return null
    const isOfMore = isNarrow && inView !== null && inView >= total
    const count = isOfMore ? inView : total
    const formatted = wholeNumber(count, locale)
    return isOfMore
      ? t('list.foundOf', { found: wholeNumber(total, locale), count, formatted })
      : t('rail.count', { count, formatted })
  }, [t, locale, total, isNarrow, inView])
}
