import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, acts } from '../../common/words/audit.ts'
import { DateField } from '../list/list-date-field.tsx'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'
import classes from './audit.module.css'
import { type AuditFilter, everything, isNarrow } from './audit-filter.ts'

interface Props {
  filter: AuditFilter
  onFilter: (change: Partial<AuditFilter>) => void
  /** One request is shown: which one is not to be chosen. */
  isOfRequest: boolean
}

/** Narrows the log by act, person, reference and day. */
export function AuditFilters({ filter, onFilter, isOfRequest }: Props) {
  const { t } = useTranslation()
  const authors = useAuthors()
  return (
    <section className={classes.filters} aria-label={t('audit.filters')}>
      <NativeSelect
        label={t('audit.what')}
        data={[
          { value: '', label: t('audit.anyAct') },
          ...acts.map((act) => ({ value: act, label: t(`audit.act.${act}`) }))
        ]}
        value={filter.act ?? ''}
        onChange={({ currentTarget: { value } }) => onFilter({ act: value === '' ? null : (value as Act) })}
        size="md"
      />
      <NativeSelect
        label={t('audit.who')}
        data={[
          { value: 'all', label: t('audit.anybody') },
          ...authors.map((author) => ({ value: `is ${author}`, label: author === '' ? t('audit.desk') : author }))
        ]}
        value={filter.author === null ? 'all' : `is ${filter.author}`}
        onChange={({ currentTarget: { value } }) => onFilter({ author: value === 'all' ? null : value.slice(3) })}
        size="md"
      />
      {isOfRequest ? null : (
        <TextInput
          label={t('audit.reference')}
          value={filter.reference}
          onChange={(event) => onFilter({ reference: event.currentTarget.value })}
          maxLength={200}
          size="md"
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <DateField label={t('audit.from')} value={filter.from} onChange={(from) => onFilter({ from })} />
      <DateField label={t('audit.until')} value={filter.until} onChange={(until) => onFilter({ until })} />
      {isNarrow(filter) ? (
        <Button variant="subtle" className={classes.clear} onClick={() => onFilter(everything)}>
          {t('audit.clear')}
        </Button>
      ) : null}
    </section>
  )
}

/** Everybody who is named in the log; nobody until main has told. */
function useAuthors(): readonly string[] {
  const [authors, setAuthors] = useState<readonly string[]>([])
  useEffect(() => {
    let isStopped = false
    void ask(() => desk().audit.authors()).then((outcome) => {
      if (!isStopped && outcome?.ok) setAuthors(outcome.value)
    })
    return () => {
      isStopped = true
    }
  }, [])
  return authors
}
