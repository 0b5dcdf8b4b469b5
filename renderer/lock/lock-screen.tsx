import { Button, Radio, TextInput } from '@mantine/core'
import { IconFingerprint, IconLock } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessView } from '../../preload/contract/clerks.ts'
import { LanguageSwitch } from '../settings/language-switch.tsx'
import { FullPage } from '../ui/full-page.tsx'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ForgottenPin } from './forgotten-pin.tsx'
import classes from './lock-screen.module.css'
import { secondsInWords } from './seconds.ts'
import { type Unlocking, useUnlock } from './use-unlock.ts'

/** All that a locked desk shows: who may unlock it, and where the PIN goes. */
export function LockScreen({ access }: { access: AccessView }) {
  const { t } = useTranslation()
  const [only] = access.clerks
  const [clerk, setClerk] = useState(access.clerks.length === 1 ? (only?.id ?? '') : '')
  const [hasForgotten, setForgotten] = useState(false)
  const chosen = access.clerks.find(({ id }) => id === clerk)
  const unlocking = useUnlock()
  return (
    <FullPage
      title={t('lock.title')}
      icon={<IconLock size={44} stroke={1.5} className={classes.icon} aria-hidden="true" />}
    >
      <p>{t('lock.goesOn')}</p>
      {hasForgotten && chosen ? (
        <ForgottenPin clerk={chosen} onBack={() => setForgotten(false)} />
      ) : (
        <>
          <PinForm access={access} clerk={clerk} onClerk={setClerk} unlocking={unlocking} />
          {access.canUseFinger ? <FingerButton unlocking={unlocking} /> : null}
          {chosen ? (
            <Button variant="subtle" size="compact-md" onClick={() => setForgotten(true)}>
              {t('lock.forgot')}
            </Button>
          ) : null}
        </>
      )}
      <LanguageSwitch />
    </FullPage>
  )
}

interface PinFormProps {
  access: AccessView
  clerk: string
  onClerk: (id: string) => void
  unlocking: Unlocking
}

function PinForm({ access: { clerks }, clerk, onClerk, unlocking }: PinFormProps) {
  const { t } = useTranslation()
  const [pin, setPin] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const isAlone = clerks.length === 1
  useEffect(() => {
    if (isAlone) field.current?.focus()
  }, [isAlone])

  async function submit() {
    if (unlocking.isBusy) return
    if (clerk === '' || pin === '') return field.current?.focus()
    const isOpen = await unlocking.unlock({ clerk, pin })
    setPin('')
    if (!isOpen) field.current?.focus()
  }

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {isAlone ? null : (
        <Radio.Group label={t('lock.who')} value={clerk} onChange={onClerk} size="md">
          <div className={classes.clerks}>
            {clerks.map(({ id, name }) => (
              <Radio
                key={id}
                value={id}
                label={name}
                classNames={{ body: classes.clerk ?? '' }}
                // By mouse or finger; who chooses by arrow keys goes on choosing.
                onClick={(event) => event.detail > 0 && field.current?.focus()}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      <TextInput
        ref={field}
        label={t('lock.pin')}
        type="password"
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value)}
        size="md"
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
      />
      <Said unlocking={unlocking} />
      <Button type="submit" size="md" aria-disabled={unlocking.isBusy}>
        {unlocking.isBusy ? t('lock.checking') : t('lock.unlock')}
      </Button>
    </form>
  )
}

/** What came of the last try. It stays in the page, or screen readers would miss what is said in it. */
function Said({ unlocking: { said, waitMs, problem } }: { unlocking: Unlocking }) {
  const { t, i18n } = useTranslation()
  const waits = waitMs > 0 ? t('lock.waits', { duration: secondsInWords(waitMs, i18n.language) }) : null
  return (
    <div role="status" className={classes.said}>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {said === null && waits === null ? null : (
        <Note tone="warn">
          <p>
            {said === null ? null : t(`lock.${said}`)} {waits}
          </p>
        </Note>
      )}
    </div>
  )
}

function FingerButton({ unlocking }: { unlocking: Unlocking }) {
  const { t } = useTranslation()
  return (
    <Button
      variant="default"
      leftSection={<IconFingerprint size={18} aria-hidden="true" />}
      onClick={() => void unlocking.unlockByFinger()}
    >
      {t('lock.finger')}
    </Button>
  )
}
