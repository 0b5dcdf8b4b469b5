import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeView } from '../../preload/contract/office.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { ApprovedForm } from './approved-form.tsx'
import classes from './office.module.css'

interface Props {
  view: OfficeView
  onChanged: (view: OfficeView) => void
}

type Manager = OfficeView['managers'][number]

/** Managers' keys, and what is done with them for the whole office. */
export function OfficeManagers({ view, onChanged }: Props) {
  const { t } = useTranslation()
  const { managers, erasedHere, isKeyKnownOutside, isKeyDue } = view
  const [isMaking, setMaking] = useState(false)
  return (
    <section aria-labelledby="office-managers" className={classes.form}>
      <h4 className={classes.title} id="office-managers">
        {t('office.managers')}
      </h4>
      <p>{t('office.managersText')}</p>
      <ul className={classes.list}>
        {managers.map((one) => (
          <ManagerLine key={one.key} one={one} managers={managers} onChanged={onChanged} />
        ))}
      </ul>
      {isMaking ? (
        <NewKey
          onMade={(made) => {
            setMaking(false)
            onChanged(made)
          }}
          onCancel={() => setMaking(false)}
        />
      ) : (
        <div className={classes.lower}>
          <Button variant="default" onClick={() => setMaking(true)}>
            {t('office.makeKey')}
          </Button>
        </div>
      )}
      {isKeyKnownOutside || isKeyDue ? (
        <SettingRow name="office.key">
          <ApprovedForm
            label={t('office.epoch')}
            submit={t('office.epochNow')}
            managers={managers}
            send={(approval) => desk().office.beginEpoch({ approval })}
            onDone={onChanged}
          >
            <Note tone="warn">
              <p>{t(isKeyKnownOutside ? 'office.epochText' : 'office.epochDue')}</p>
            </Note>
          </ApprovedForm>
        </SettingRow>
      ) : null}
      {erasedHere === 0 ? null : (
        <ApprovedForm
          label={t('office.erase')}
          submit={t('office.eraseNow')}
          managers={managers}
          send={(approval) => desk().office.orderErasure({ approval })}
          onDone={onChanged}
          isDangerous
        >
          <p>{t('office.eraseText', { count: erasedHere })}</p>
        </ApprovedForm>
      )}
    </section>
  )
}

interface LineProps {
  one: Manager
  managers: OfficeView['managers']
  onChanged: (view: OfficeView) => void
}

function ManagerLine({ one: { key, name, holder, desk: code, isHere }, managers, onChanged }: LineProps) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const [isForgetting, setForgetting] = useState(false)
  return (
    <li>
      <span>{t('office.keyAt', { name: holder, code })}</span>
      {isHere && isForgetting ? (
        <Forgetting one={{ key, holder }} onForgotten={onChanged} onCancel={() => setForgetting(false)} />
      ) : null}
      {isHere && !isForgetting ? (
        <Button variant="subtle" size="compact-md" onClick={() => setForgetting(true)}>
          {t('office.forgetKey', { name: holder })}
        </Button>
      ) : null}
      {isAsked ? (
        <ApprovedForm
          label={t('office.keyBackTitle', { name: holder })}
          submit={t('office.keyBackNow')}
          managers={managers.filter((other) => other.key !== key)}
          send={(approval) => desk().office.remove({ name, approval })}
          onDone={onChanged}
          onCancel={() => setAsked(false)}
          isDangerous
        >
          <p>{t('office.keyBackSure')}</p>
        </ApprovedForm>
      ) : (
        <Button variant="subtle" size="compact-md" onClick={() => setAsked(true)}>
          {t('office.keyBack', { name: holder })}
        </Button>
      )}
    </li>
  )
}

interface ForgettingProps {
  one: Pick<Manager, 'key' | 'holder'>
  onForgotten: (view: OfficeView) => void
  onCancel: () => void
}

/** A key that is deleted is gone: what that means is read first. */
function Forgetting({ one: { key, holder }, onForgotten, onCancel }: ForgettingProps) {
  const { t } = useTranslation()
  const { isBusy, problem, run } = useAction(() => desk().office.forgetKey({ key }), onForgotten)
  return (
    <section className={classes.asked} aria-label={t('office.forgetKeyTitle', { name: holder })}>
      <h4 className={classes.title}>{t('office.forgetKeyTitle', { name: holder })}</h4>
      <p role="alert">{t('office.forgetKeySure')}</p>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div className={classes.lower}>
        <Button variant="default" onClick={onCancel}>
          {t('office.leaveNot')}
        </Button>
        <Button color="red" aria-disabled={isBusy} onClick={() => void run()}>
          {t('office.forgetKeyNow')}
        </Button>
      </div>
    </section>
  )
}

function NewKey({ onMade, onCancel }: { onMade: (view: OfficeView) => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const [sheet, setSheet] = useState('')
  const [pin, setPin] = useState('')
  const { isBusy, problem, run } = useAction(() => desk().office.makeKey({ sheet, pin }), onMade)
  const faultOf = (field: 'sheet' | 'pin') => {
    const fault = problem?.fields?.[field]
    return fault === undefined ? null : t(`field.${fault}`)
  }
  const common = { size: 'md', autoComplete: 'off', spellCheck: false } as const
  return (
    <form
      className={classes.form}
      aria-label={t('office.makeKey')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <TextInput
        {...common}
        label={t('office.sheet')}
        value={sheet}
        error={faultOf('sheet')}
        onChange={(event) => setSheet(event.currentTarget.value)}
      />
      <TextInput
        {...common}
        label={t('office.newPin')}
        description={t('office.newPinHint')}
        type="password"
        value={pin}
        error={faultOf('pin')}
        onChange={(event) => setPin(event.currentTarget.value)}
      />
      {problem === null || problem.fields ? null : <ProblemNote problem={problem} />}
      <div className={classes.lower}>
        <Button variant="default" onClick={onCancel}>
          {t('office.leaveNot')}
        </Button>
        <Button type="submit" aria-disabled={isBusy}>
          {t('office.makeKeyNow')}
        </Button>
      </div>
    </form>
  )
}
