import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeView } from '../../preload/contract/office.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { ApprovedForm } from './approved-form.tsx'
import classes from './office.module.css'

interface Props {
  view: OfficeView
  onChanged: (view: OfficeView) => void
}

type OneDesk = OfficeView['desks'][number]

/** The office's computers, and those that ask to join. */
export function OfficeDesks({ view, onChanged }: Props) {
  const { t } = useTranslation()
  const { desks, asking, managers, office } = view
  return (
    <>
      {desks.length === 0 ? null : (
        <section aria-labelledby="office-desks">
          <h4 className={classes.title} id="office-desks">
            {t('office.desks')}
          </h4>
          <ul className={classes.list}>
            {desks.map((one) => (
              <li key={one.key}>
                <DeskLine one={one} />
                {office?.isAdmitted && !one.isHere && !one.isRemoved ? (
                  <OnlyManager call="office.remove" instead="nothing">
                    <Removing one={one} managers={managers} onRemoved={onChanged} />
                  </OnlyManager>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      )}
      {asking.map((one) => (
        <OnlyManager key={one.sign} call="office.admit">
          <ApprovedForm
            label={t('office.asks', { name: one.name })}
            submit={t('office.admit')}
            managers={managers}
            send={(approval) => desk().office.admit({ sign: one.sign, approval })}
            onDone={onChanged}
          >
            <p>{t('office.compare', { code: one.code })}</p>
          </ApprovedForm>
        </OnlyManager>
      ))}
    </>
  )
}

function DeskLine({ one: { name, code, isHere, isRemoved, lastSeen } }: { one: OneDesk }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const seen = lastSeen && t('office.lastSeen', { when: exactTime(lastSeen, locale) })
  const told = isRemoved ? t('office.isRemoved') : isHere ? t('office.here') : seen
  return <span>{[name, code, told].filter(Boolean).join(' · ')}</span>
}

interface RemovingProps {
  one: OneDesk
  managers: OfficeView['managers']
  onRemoved: (view: OfficeView) => void
}

function Removing({ one: { key, name }, managers, onRemoved }: RemovingProps) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <Button variant="subtle" size="compact-md" onClick={() => setAsked(true)}>
        {t('office.remove', { name })}
      </Button>
    )
  }
  return (
    <ApprovedForm
      label={t('office.removeTitle', { name })}
      submit={t('office.removeNow')}
      managers={managers}
      send={(approval) => desk().office.remove({ name: key, approval })}
      onDone={onRemoved}
      onCancel={() => setAsked(false)}
      isDangerous
    >
      <p>{t('office.removeSure')}</p>
    </ApprovedForm>
  )
}
