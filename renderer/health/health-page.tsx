import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type HealthSubject, healthSubjects } from '../../common/words/health/line.ts'
import { PanelHead } from '../ui/panel-head.tsx'
import { DiagnosticsPart } from './diagnostics-part.tsx'
import classes from './health.module.css'
import { EmptyRow, LineRow } from './line-row.tsx'
import { type Health, useHealth } from './use-health.ts'

interface Props {
  /** The line to which the clerk is led. */
  begin: { subject: HealthSubject } | null
  onBack: () => void
}

/** How everything is that the desk needs: a line for each, with one thing to do. */
export function HealthPage({ begin, onBack }: Props) {
  const { t } = useTranslation()
  const { health, look, lookAtAll } = useHealth()
  const lines = useRef<HTMLUListElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  // The page comes later than the focus is given.
  useEffect(() => {
    const wanted =
      begin === null ? null : lines.current?.querySelector<HTMLElement>(`[data-subject="${begin.subject}"] h3`)
    const target = wanted ?? title.current
    target?.focus()
    target?.scrollIntoView({ block: 'nearest' })
  }, [begin])
  return (
    <>
      <PanelHead
        onBack={onBack}
        title={
          <h2 className={classes.title} tabIndex={-1} ref={title}>
            {t('health.title')}
          </h2>
        }
      >
        <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden="true" />} onClick={lookAtAll}>
          {t('health.again')}
        </Button>
      </PanelHead>
      <div className={classes.body}>
        <p role="status" className={classes.summary}>
          <Summary health={health} />
        </p>
        <ul className={classes.lines} aria-label={t('health.lines')} ref={lines}>
          {healthSubjects.flatMap((subject) => {
            const known = health[subject]
            if (known === null || known.length === 0) return [<EmptyRow key={subject} subject={subject} />]
            return known.map((line) => <LineRow key={`${subject} ${line.serviceId}`} line={line} look={look} />)
          })}
        </ul>
        <DiagnosticsPart />
      </div>
    </>
  )
}

/** All lines in one sentence, which is said when it changes. */
function Summary({ health }: { health: Health }) {
  const { t } = useTranslation()
  const all = Object.values(health)
  const lines = all.flatMap((one) => one ?? [])
  const wrong = lines.filter(({ state }) => state === 'attention' || state === 'fault').length
  if (all.includes(null)) return t('health.summary.checking')
  return wrong === 0 ? t('health.summary.fine') : t('health.summary.wrong', { count: wrong })
}
