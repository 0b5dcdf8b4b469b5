import { Button, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ListQuery } from '../../common/words/list-query.ts'
import { plainDate } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { askFor, useList } from './list.ts'
import classes from './list-filters.module.css'
import {
  type DayKind,
  dayKinds,
  hasFilters,
  statusFilters,
  toggled,
  verdictFilters,
  withoutFilters
} from './list-query.ts'

/** One filter in use, in words, and the query without it. */
interface Chip {
  words: string
  without: (query: ListQuery) => ListQuery
}

/** The filters in use, in words. */
export function useChips(): Chip[] {
  const { t } = useTranslation()
  const locale = useLocale()
  const query = useList((state) => state.query)
  const { statuses, verdicts, notFiled } = query
  return [
    ...statuses.map((status) => ({
      words: t(`status.${status}`),
      without: (asked: ListQuery) => ({ ...asked, statuses: toggled(statusFilters, asked.statuses, status) })
    })),
    ...verdicts.map((verdict) => ({
      words: t(`list.verdicts.${verdict}`),
      without: (asked: ListQuery) => ({ ...asked, verdicts: toggled(verdictFilters, asked.verdicts, verdict) })
    })),
    ...(notFiled
      ? [{ words: t('list.notFiled'), without: (asked: ListQuery) => ({ ...asked, notFiled: false }) }]
      : []),
    ...(Object.keys(dayKinds) as DayKind[]).flatMap((kind) => dayChips(kind, query, t, locale))
  ]
}

const dayWords = {
  created: { on: 'list.createdOn', since: 'list.since', until: 'list.until' },
  completed: { on: 'list.completedOn', since: 'list.completedSince', until: 'list.completedUntil' },
  decided: { on: 'list.decidedOn', since: 'list.decidedSince', until: 'list.decidedUntil' }
} as const

/** One day is one filter, and goes with one press. */
function dayChips(kind: DayKind, query: ListQuery, t: TFunction, locale: string): Chip[] {
  const [first, last] = dayKinds[kind]
  const { on, since, until } = dayWords[kind]
  const [from, to] = [query[first], query[last]]
  if (from !== null && from === to) {
    const words = t(on, { day: plainDate(from, locale) })
    return [{ words, without: (asked) => ({ ...asked, [first]: null, [last]: null }) }]
  }
  return [
    ...(from === null
      ? []
      : [
          {
            words: t(since, { day: plainDate(from, locale) }),
            without: (asked: ListQuery) => ({ ...asked, [first]: null })
          }
        ]),
    ...(to === null
      ? []
      : [
          {
            words: t(until, { day: plainDate(to, locale) }),
            without: (asked: ListQuery) => ({ ...asked, [last]: null })
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
