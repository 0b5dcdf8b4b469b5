import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeView } from '../../preload/contract/office.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { useAction } from '../state/use-action.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { ChangeServer } from './change-server.tsx'
import classes from './office.module.css'
import { OfficeDesks } from './office-desks.tsx'
import { OfficeForm } from './office-form.tsx'
import { OfficeManagers } from './office-managers.tsx'
import { OfficeSheet } from './office-sheet.tsx'
import { useOffice } from './use-office.ts'

/** The office of several computers: founded or joined here, and how this computer stands with it. */
export function OfficePart() {
  const { t } = useTranslation()
  const { view, problem, take, read } = useOffice()
  const [sheet, setSheet] = useState<string | null>(null)
  if (view === null) return problem === null ? null : <ProblemNote problem={problem} />
  return (
    <div className={classes.part}>
      <p>{t('office.intro')}</p>
      {sheet === null ? null : <OfficeSheet sheet={sheet} onKept={() => setSheet(null)} />}
      {view.office === null ? (
        <OnlyManager call="office.found">
          <OfficeForm
            onFounded={(code) => {
              setSheet(code)
              void read()
            }}
            onJoined={take}
          />
        </OnlyManager>
      ) : (
        <Office view={view} office={view.office} onChanged={take} />
      )}
    </div>
  )
}

const tones = {
  off: 'plain',
  connecting: 'plain',
  waiting: 'plain',
  connected: 'good',
  away: 'warn',
  removed: 'bad'
} as const

interface OfficeProps {
  view: OfficeView
  office: NonNullable<OfficeView['office']>
  onChanged: (view: OfficeView) => void
}

function Office({ view, office, onChanged }: OfficeProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { stage, fault, forks, unread, withheld } = view
  return (
    <>
      {office.isAdmitted ? <p>{t('office.of', { name: office.name })}</p> : null}
      <SettingRow name="office.server">
        <div role="status">
          <Note tone={tones[stage]}>
            {fault === null ? null : <p>{t(`problem.${fault}`)}</p>}
            <p>{t(`office.stage.${stage}`, { code: office.ownCode })}</p>
          </Note>
        </div>
        {stage === 'removed' ? null : (
          <OnlyManager call="office.changeServer" instead="nothing">
            <ChangeServer office={office} onChanged={onChanged} />
          </OnlyManager>
        )}
      </SettingRow>
      <p>{t('office.codeIs', { code: office.code })}</p>
      {forks === 0 ? null : (
        <Note tone="bad">
          <p>{t('office.forks', { count: forks })}</p>
        </Note>
      )}
      {withheld === null ? null : (
        <Note tone="bad">
          <p>{t('office.withheld', { ...withheld, when: exactTime(withheld.at, locale) })}</p>
        </Note>
      )}
      {unread === 0 ? null : <p>{t('office.unread', { count: unread })}</p>}
      <OfficeDesks view={view} onChanged={onChanged} />
      {office.isAdmitted ? (
        <OnlyManager call="office.makeKey" instead="nothing">
          <OfficeManagers view={view} onChanged={onChanged} />
        </OnlyManager>
      ) : null}
      <OnlyManager call="office.leave" instead="nothing">
        <Leave onLeft={onChanged} />
      </OnlyManager>
    </>
  )
}

function Leave({ onLeft }: { onLeft: (view: OfficeView) => void }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const leaving = useAction(() => desk().office.leave(), onLeft)
  if (!isAsked) {
    return (
      <div className={classes.lower}>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('office.leave')}
        </Button>
      </div>
    )
  }
  return (
    <>
      <p role="alert">{t('office.leaveSure')}</p>
      {leaving.problem === null ? null : <ProblemNote problem={leaving.problem} />}
      <div className={classes.lower}>
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('office.leaveNot')}
        </Button>
        <Button color="red" aria-disabled={leaving.isBusy} onClick={() => void leaving.run()}>
          {t('office.leaveNow')}
        </Button>
      </div>
    </>
  )
}
