import { Button, SegmentedControl } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allServices } from '../../common/words/services.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import { PrintArea } from '../proof/print-area.tsx'
import { usePrinting } from '../proof/use-printing.ts'
import { desk } from '../state/desk.ts'
import { useScope } from '../state/desk-store.ts'
import { TestMark } from '../state/service-mark.tsx'
import { PanelHead } from '../ui/panel-head.tsx'
import { useLate } from '../ui/use-late.ts'
import { Charts } from './charts.tsx'
import classes from './numbers.module.css'
import { type SpanName, spans, useNumbers } from './use-numbers.ts'

interface Props {
  service: ServiceView
  onBack: () => void
}

/** What the office asked, what came of it, how, and how long it took: for whoever runs it. No person is in it. */
export function NumbersPage({ service, onBack }: Props) {
  const { t } = useTranslation()
  const scope = useScope()
  const named = scope === allServices ? t('service.all') : service.name
  const [span, setSpan] = useState<SpanName>('days30')
  const { numbers, isUnread, again } = useNumbers(scope, span)
  const printing = usePrinting('proof', () => desk().reports.printNumbers({ serviceId: scope, asked: spans[span] }))
  const isLate = useLate(numbers === null && !isUnread)
  return (
    <>
      <PanelHead
        onBack={onBack}
        title={
          <h2 className={classes.title} tabIndex={-1} data-first-focus>
            {t('numbers.title')}
          </h2>
        }
      >
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden="true" />}
          aria-disabled={printing.isBusy}
          onClick={() => void printing.print()}
        >
          {printing.isBusy ? t('print.printing') : t('numbers.print')}
        </Button>
      </PanelHead>
      <div className={classes.body}>
        <PrintArea job="proof" printing={printing} />
        <div className={classes.asked}>
          <SegmentedControl
            className={classes.spans}
            aria-label={t('numbers.span')}
            data={(Object.keys(spans) as SpanName[]).map((value) => ({ value, label: t(`numbers.spans.${value}`) }))}
            value={span}
            onChange={(value) => setSpan(value as SpanName)}
            transitionDuration={0}
          />
          <p className={classes.intro}>
            {t('numbers.intro', { service: named })} {scope === allServices ? null : <TestMark service={service} />}
          </p>
        </div>
        {isUnread ? (
          <div role="alert" className={classes.unread}>
            <p>{t('numbers.unread')}</p>
            <Button variant="default" onClick={again}>
              {t('common.tryAgain')}
            </Button>
          </div>
        ) : null}
        {isLate ? <p role="status">{t('numbers.counting')}</p> : null}
        {numbers !== null && numbers.whole.completed === 0 ? <p>{t('numbers.none')}</p> : null}
        {numbers === null ? null : <Charts numbers={numbers} />}
      </div>
    </>
  )
}
