import { Button, Checkbox, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Cover } from '../ui/cover.tsx'
import { askFor, useList } from './list.ts'
import { DateField } from './list-date-field.tsx'
import { dayBefore } from './list-dates.ts'
import classes from './list-filters.module.css'
import { statusFilters, toggled, verdictFilters } from './list-query.ts'

/** Narrows the list by state, decision and day. */
export function Filters() {
  return (
    <div className={classes.filters}>
      <StatusFilter />
      <VerdictFilter />
      <DayFilter />
    </div>
  )
}

/** A button that opens one filter; it says how much of it is in use. */
function Filter({ label, count, children }: { label: string; count: number; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Popover position="bottom-start" trapFocus returnFocus transitionProps={{ duration: 0 }} shadow="md" withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          className={classes.button}
          rightSection={<IconChevronDown size={16} aria-hidden="true" />}
          data-used={count > 0}
        >
          {count === 0 ? label : t('list.filterUsed', { label, count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Cover>{children}</Cover>
      </Popover.Dropdown>
    </Popover>
  )
}

function StatusFilter() {
  const { t } = useTranslation()
  const chosen = useList((state) => state.query.statuses)
  return (
    <Filter label={t('list.status')} count={chosen.length}>
      <div className={classes.choices}>
        {statusFilters.map((status) => (
          <Checkbox
            key={status}
            label={t(`status.${status}`)}
            checked={chosen.includes(status)}
            onChange={() =>
              void askFor((query) => ({ ...query, statuses: toggled(statusFilters, query.statuses, status) }))
            }
          />
        ))}
      </div>
    </Filter>
  )
}

function VerdictFilter() {
  const { t } = useTranslation()
  const chosen = useList((state) => state.query.verdicts)
  return (
    <Filter label={t('list.decision')} count={chosen.length}>
      <div className={classes.choices}>
        {verdictFilters.map((verdict) => (
          <Checkbox
            key={verdict}
            label={t(`list.verdicts.${verdict}`)}
            checked={chosen.includes(verdict)}
            onChange={() =>
              void askFor((query) => ({ ...query, verdicts: toggled(verdictFilters, query.verdicts, verdict) }))
            }
          />
        ))}
      </div>
    </Filter>
  )
}

function DayFilter() {
  const { t } = useTranslation()
  const from = useList((state) => state.query.from)
  const to = useList((state) => state.query.to)
  const narrow = (days: { from?: string | null; to?: string | null }) => void askFor((query) => ({ ...query, ...days }))
  const today = () => dayBefore(new Date(), 0)
  return (
    <Filter label={t('list.day')} count={(from === null ? 0 : 1) + (to === null ? 0 : 1)}>
      <div className={classes.days}>
        <div className={classes.quick}>
          <Button variant="default" onClick={() => narrow({ from: today(), to: today() })}>
            {t('list.today')}
          </Button>
          <Button variant="default" onClick={() => narrow({ from: dayBefore(new Date(), 6), to: null })}>
            {t('list.lastDays', { count: 7 })}
          </Button>
        </div>
        <DateField label={t('list.from')} value={from} onChange={(day) => narrow({ from: day })} />
        <DateField label={t('list.to')} value={to} onChange={(day) => narrow({ to: day })} />
      </div>
    </Filter>
  )
}
