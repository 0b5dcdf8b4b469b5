import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pinSigns } from '../../common/words/clerks.ts'
import type { AccessView } from '../../preload/contract/clerks.ts'
import { RecoveryCode } from '../clerks/recovery-code.tsx'
import { TypedForm } from '../clerks/typed-form.tsx'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'

interface Props {
  clerk: AccessView['clerks'][number]
  onBack: () => void
}

/** The ways back in: a manager's code, or a manager. */
export function ForgottenPin({ clerk: { id, role }, onBack }: Props) {
  const { t } = useTranslation()
  const [code, setCode] = useState<string | null>(null)
  if (code !== null) return <RecoveryCode code={code} of={null} onKept={onBack} />
  if (role === 'clerk') {
    return (
      <>
        <p>{t('lock.forgotClerk')}</p>
        <Button variant="default" onClick={onBack}>
          {t('lock.back')}
        </Button>
      </>
    )
  }
  return (
    <>
      <p>{t('lock.forgotManager')}</p>
      <TypedForm
        label={t('lock.forgot')}
        fields={[
          { name: 'code', label: t('lock.code'), most: 100 },
          { name: 'pin', label: t('clerks.newPin'), hint: t('clerks.pinHint'), isSecret: true, most: pinSigns.most }
        ]}
        words={{ submit: t('clerks.setPin'), cancel: t('lock.back') }}
        send={({ code: typed, pin }) => ask(() => desk().access.setForgottenPin({ clerk: id, code: typed, pin }))}
        done={({ recoveryCode }) => (recoveryCode === null ? onBack() : setCode(recoveryCode))}
        onCancel={onBack}
        isFocused
      />
    </>
  )
}
