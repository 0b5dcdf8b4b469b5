import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { takeInHand } from '../state/hand-store.ts'
import { type Batch, isOpen, useBatches, useFollowBatches } from './batch-store.ts'
import classes from './import.module.css'

/** Above the list: how far what was queued has come, while there is anything left to go out or to be said. */
export function BatchStrip({ serviceId }: { serviceId: string }) {
  useFollowBatches(serviceId)
  const open = useBatches((state) => state.batches).filter((batch) => isOpen(batch) || batch.state === 'cut')
  const [first] = open
  return first === undefined ? null : <Strip batch={first} />
}

function Strip({ batch }: { batch: Batch }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const counts = { sent: wholeNumber(batch.sent, locale), total: wholeNumber(batch.total, locale) }
  return (
    <div className={classes.strip}>
      <span className={classes.stripText}>
        <strong>{batch.name || t('import.pasted')}</strong> · {t(`import.batch.${batch.state}`)} ·{' '}
        {t('import.batch.sent', counts)}
      </span>
      <Button size="compact-md" variant="subtle" onClick={() => takeInHand({ kind: 'import' })}>
        {t('import.batch.show')}
      </Button>
    </div>
  )
}
