import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type TodayPart, todayParts } from '../../common/words/numbers.ts'
import { askFor, useList } from '../list/list.ts'
import { todayQuery } from '../list/list-query.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { useScope } from '../state/desk-store.ts'
import classes from './today-line.module.css'
import { useToday } from './use-today.ts'

/** What came of today; a press on a count shows the requests that it counts. */
export function TodayLine() {
  const { t } = useTranslation()
  const counts = useToday(useScope())
  return (
    <section className={classes.today} aria-label={t('today.label')} data-testid="today">
      <strong className={classes.label} aria-hidden="true">
        {t('today.label')}
      </strong>
      {counts === null
        ? null
        : todayParts.map((part) => {
            const count = counts[part]
            return count === null ? null : <Count key={part} part={part} count={count} day={counts.day} />
          })}
    </section>
  )
}

function Count({ part, count, day }: { part: TodayPart; count: number; day: string }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const isShown = useList(({ query }) => JSON.stringify(todayQuery(query, part, day)) === JSON.stringify(query))
  return (
    <UnstyledButton
      className={classes.count}
      aria-pressed={isShown}
      data-none={count === 0}
      data-part={part}
      onClick={() => void askFor((query) => todayQuery(query, part, day))}
    >
      {t(`today.${part}`, { count, formatted: wholeNumber(count, locale) })}
    </UnstyledButton>
  )
}
