import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pinSigns } from '../../common/words/clerks.ts'
import type { PinSet } from '../../preload/contract/clerks.ts'
import { desk } from '../state/desk.ts'
import { Note } from '../ui/note.tsx'
import { ask } from '../ui/surprise.ts'
import classes from './clerks.module.css'
import { readClerks } from './clerks-store.ts'
import { RecoveryCode } from './recovery-code.tsx'
import { TypedForm } from './typed-form.tsx'

/** The PIN of whoever works here. */
export function OwnPin({ hasPin }: { hasPin: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [set, setSet] = useState<PinSet | null>(null)

  function taken(answer: PinSet) {
    setSet(answer)
    setOpen(false)
    void readClerks()
  }

  return (
    <section className={classes.section} aria-labelledby="own-pin">
      <h4 id="own-pin" className={classes.title}>
        {t('clerks.own')}
      </h4>
      {hasPin ? null : <p className={classes.text}>{t('clerks.ownNone')}</p>}
      {set === null || set.recoveryCode === null ? null : (
        <RecoveryCode code={set.recoveryCode} of={set.id} onKept={() => setSet({ ...set, recoveryCode: null })} />
      )}
      {isOpen ? (
        <NewPin hasPin={hasPin} onTaken={taken} onCancel={() => setOpen(false)} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {hasPin ? t('clerks.newPin') : t('clerks.setPin')}
          </Button>
        </div>
      )}
      <div role="status">
        {set === null ? null : (
          <Note tone="good">
            <p>{t('clerks.pinSet')}</p>
          </Note>
        )}
      </div>
    </section>
  )
}

interface NewPinProps {
  hasPin: boolean
  onTaken: (answer: PinSet) => void
  onCancel: () => void
}

function NewPin({ hasPin, onTaken, onCancel }: NewPinProps) {
  const { t } = useTranslation()
  const secret = { isSecret: true, most: pinSigns.most } as const
  const old = { name: 'old' as const, label: t('clerks.oldPin'), ...secret }
  const pin = { name: 'pin' as const, label: t('clerks.newPin'), hint: t('clerks.pinHint'), ...secret }
  return (
    <TypedForm<'old' | 'pin', PinSet>
      label={t('clerks.own')}
      fields={hasPin ? [old, pin] : [pin]}
      words={{ submit: t('clerks.setPin'), cancel: t('clerks.cancel') }}
      send={(typed) => ask(() => desk().clerks.setOwnPin({ old: typed.old ?? '', pin: typed.pin }))}
      done={onTaken}
      onCancel={onCancel}
      isFocused
    />
  )
}
