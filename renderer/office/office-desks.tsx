import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeView } from '../../preload/contract/office.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { useAction } from '../state/use-action.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './office.module.css'

interface Props {
  view: OfficeView
  onChanged: (view: OfficeView) => void
}

/** The office's computers, and those that ask to join. */
export function OfficeDesks({ view: { desks, asking }, onChanged }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {desks.length === 0 ? null : (
        <section aria-labelledby="office-desks">
          <h4 className={classes.title} id="office-desks">
            {t('office.desks')}
          </h4>
          <ul className={classes.list}>
            {desks.map((one) => (
              <DeskLine key={one.code} one={one} />
            ))}
          </ul>
        </section>
      )}
      {asking.map((one) => (
        <OnlyManager key={one.sign} call="office.admit">
          <Asking one={one} onAdmitted={onChanged} />
        </OnlyManager>
      ))}
    </>
  )
}

function DeskLine({ one: { name, code, isHere, lastSeen } }: { one: OfficeView['desks'][number] }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const told = isHere ? t('office.here') : lastSeen && t('office.lastSeen', { when: exactTime(lastSeen, locale) })
  return <li>{[name, code, told].filter(Boolean).join(' · ')}</li>
}

function Asking({ one, onAdmitted }: { one: OfficeView['asking'][number]; onAdmitted: Props['onChanged'] }) {
  const { t } = useTranslation()
  const [sheet, setSheet] = useState('')
  const { isBusy, problem, run } = useAction(() => desk().office.admit({ sign: one.sign, sheet }), onAdmitted)
  const fault = problem?.fields?.sheet
  return (
    <form
      className={classes.form}
      aria-label={t('office.asks', { name: one.name })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <h4 className={classes.title}>{t('office.asks', { name: one.name })}</h4>
      <p>{t('office.compare', { code: one.code })}</p>
      <TextInput
        label={t('office.sheet')}
        value={sheet}
        error={fault === undefined ? null : t(`field.${fault}`)}
        onChange={(event) => setSheet(event.currentTarget.value)}
        size="md"
        autoComplete="off"
        spellCheck={false}
      />
      {problem === null || problem.fields ? null : <ProblemNote problem={problem} />}
      <div className={classes.lower}>
        <Button type="submit" aria-disabled={isBusy}>
          {t('office.admit')}
        </Button>
      </div>
    </form>
  )
}
