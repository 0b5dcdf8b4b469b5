import { Button, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ListQuery } from '../../common/words/list-query.ts'
import { plainDate } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { askFor, useList } from './list.ts'
import classes from './list-filters.module.css'
import { hasFilters, statusFilters, toggled, verdictFilters, withoutFilters } from './list-query.ts'

/** One filter in use, in words, and the query without it. */
interface Chip {
  words: string
  without: (query: ListQuery) => ListQuery
}

/** The filters in use, in words. */
export function useChips(): Chip[] {
  const { t } = useTranslation()
  const locale = useLocale()
  const { statuses, verdicts, from, to } = useList((state) => state.query)
  return [
    ...statuses.map((status) => ({
      words: t(`status.${status}`),
      without: (query: ListQuery) => ({ ...query, statuses: toggled(statusFilters, query.statuses, status) })
    })),
    ...verdicts.map((verdict) => ({
      words: t(`list.verdicts.${verdict}`),
      without: (query: ListQuery) => ({ ...query, verdicts: toggled(verdictFilters, query.verdicts, verdict) })
    })),
    ...(from === null
      ? []
      : [
          {
            words: t('list.since', { day: plainDate(from, locale) }),
            without: (query: ListQuery) => ({ ...query, from: null })
          }
        ]),
    ...(to === null
      ? []
      : [
          {
            words: t('list.until', { day: plainDate(to, locale) }),
            without: (query: ListQuery) => ({ ...query, to: null })
          }
        ])
  ]
}

/** The filters in use; a press takes one away. */
export function Chips() {
  const isFiltered = useList((state) => hasFilters(state.query))
  return isFiltered ? <ChipList /> : null
}

function ChipList() {
  const { t } = useTranslation()
  const chips = useChips()
  return (
    <ul className={classes.chips} aria-label={t('list.filtersInUse')}>
      {chips.map(({ words, without }) => (
        <li key={words}>
          <UnstyledButton
            className={classes.chip}
            aria-label={t('list.withoutFilter', { filter: words })}
            onClick={() => void askFor(without)}
          >
            {words} <IconX size={16} aria-hidden="true" />
          </UnstyledButton>
        </li>
      ))}
      <li>
        <Button variant="subtle" className={classes.quiet} onClick={() => void askFor(withoutFilters)}>
          {t('list.clear')}
        </Button>
      </li>
    </ul>
  )
}
