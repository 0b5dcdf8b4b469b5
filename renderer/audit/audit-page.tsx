import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntryView } from '../../common/words/audit.ts'
import { exactTime, wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { PanelHead } from '../ui/panel-head.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useLate } from '../ui/use-late.ts'
import classes from './audit.module.css'
import { type AuditFilter, everything, isNarrow } from './audit-filter.ts'
import { AuditFilters } from './audit-filters.tsx'
import { EntryTable } from './entry-table.tsx'
import { LogTools } from './log-tools.tsx'
import { type Entries, useEntries } from './use-entries.ts'
import { useReviewed } from './use-reviewed.ts'

interface Props {
  /** The one request whose entries are shown; null for the whole log. */
  request: { id: string; reference: string } | null
  onBack: () => void
  /** Back is to the list. */
  isFromList: boolean
}

/** The audit log: who did what, when, on which request. */
export function AuditPage({ request, onBack, isFromList }: Props) {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<AuditFilter>(everything)
  const entries = useEntries(filter, request?.id ?? null)
  const { reviewed, readAgain } = useReviewed()
  const isOfRequest = request !== null
  return (
    <>
      <PanelHead
        onBack={onBack}
        {...(isFromList ? {} : { backLabel: t('settings.back') })}
        title={
          <h2 className={classes.title} tabIndex={-1} data-first-focus>
            {isOfRequest ? t('audit.titleOf', { reference: request.reference }) : t('audit.title')}
          </h2>
        }
      />
      <div className={classes.body}>
        {isOfRequest ? null : (
          <>
            <p className={classes.intro}>{t('audit.intro')}</p>
            <LogTools
              onReviewed={() => {
                entries.again()
                readAgain()
              }}
            />
            <Reviewed entry={reviewed} />
          </>
        )}
        <AuditFilters
          filter={filter}
          onFilter={(change) => setFilter((before) => ({ ...before, ...change }))}
          isOfRequest={isOfRequest}
        />
        <Found entries={entries} isNarrow={isNarrow(filter)} />
      </div>
    </>
  )
}

/** By whom and when the log was last read and found in order. */
function Reviewed({ entry }: { entry: AuditEntryView | null | undefined }) {
  const { t } = useTranslation()
  const locale = useLocale()
  if (entry === undefined) return null
  if (entry === null) return <p className={classes.aside}>{t('audit.neverReviewed')}</p>
  const who = entry.author === '' ? t('audit.desk') : entry.author
  return <p className={classes.aside}>{t('audit.reviewedBy', { who, when: exactTime(entry.at, locale) })}</p>
}

function Found({ entries, isNarrow: isPart }: { entries: Entries; isNarrow: boolean }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { total, problem, again } = entries
  const isLate = useLate(total === null && problem === null)
  if (problem !== null) {
    return (
      <div role="alert" className={classes.unread}>
        <p>{t('audit.unread')}</p>
        <ProblemNote problem={problem} />
        <Button variant="default" onClick={again}>
          {t('common.tryAgain')}
        </Button>
      </div>
    )
  }
  if (total === null) return isLate ? <p role="status">{t('common.loading')}</p> : null
  return (
    <>
      <p role="status" className={classes.aside} data-testid="audit-total">
        {total === 0
          ? t(isPart ? 'audit.noneFits' : 'audit.none')
          : t('audit.total', { count: total, formatted: wholeNumber(total, locale) })}
      </p>
      {total === 0 ? null : <EntryTable entries={entries} />}
    </>
  )
}
