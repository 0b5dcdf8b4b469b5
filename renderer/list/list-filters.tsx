import { Button, Checkbox, Popover, SegmentedControl } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListQuery } from '../../common/words/list-query.ts'
import { Cover } from '../ui/cover.tsx'
import { askFor, useList } from './list.ts'
import { DateField } from './list-date-field.tsx'
import { dayBefore, mondayBefore } from './list-dates.ts'
import classes from './list-filters.module.css'
import { type DayKind, dayKinds, statusFilters, toggled, verdictFilters } from './list-query.ts'

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
  const used = useList(
    (state) =>
      Object.values(dayKinds)
        .flat()
        .filter((day) => state.query[day] !== null).length
  )
  const [kind, setKind] = useState<DayKind>('created')
  return (
    <Filter label={t('list.day')} count={used}>
      <div className={classes.days}>
        <SegmentedControl
          fullWidth
          aria-label={t('list.whichDay')}
          data={(Object.keys(dayKinds) as DayKind[]).map((value) => ({ value, label: t(`list.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(value as DayKind)}
          transitionDuration={0}
        />
        <Days key={kind} kind={kind} />
      </div>
    </Filter>
  )
}

const fieldNames = {
  created: ['list.from', 'list.to'],
  completed: ['list.completedFrom', 'list.completedTo'],
  decided: ['list.decidedFrom', 'list.decidedTo']
} as const

/** From which day to which, by one press or typed. */
function Days({ kind }: { kind: DayKind }) {
  const { t } = useTranslation()
  const [first, last] = dayKinds[kind]
  const [firstName, lastName] = fieldNames[kind]
  const from = useList((state) => state.query[first])
  const to = useList((state) => state.query[last])
  const narrow = (days: Partial<ListQuery>) => void askFor((query) => ({ ...query, ...days }))
  const between = (begin: string, end: string | null) => narrow({ [first]: begin, [last]: end })
  const now = () => new Date()
  return (
    <>
      <div className={classes.quick}>
        <Button variant="default" onClick={() => between(dayBefore(now(), 0), dayBefore(now(), 0))}>
          {t('list.today')}
        </Button>
        <Button variant="default" onClick={() => between(dayBefore(now(), 1), dayBefore(now(), 1))}>
          {t('list.yesterday')}
        </Button>
        <Button variant="default" onClick={() => between(mondayBefore(now()), null)}>
          {t('list.thisWeek')}
        </Button>
        <Button variant="default" onClick={() => between(dayBefore(now(), 6), null)}>
          {t('list.lastDays', { count: 7 })}
        </Button>
      </div>
      <DateField label={t(firstName)} value={from} onChange={(day) => narrow({ [first]: day })} />
      <DateField label={t(lastName)} value={to} onChange={(day) => narrow({ [last]: day })} />
    </>
  )
}
