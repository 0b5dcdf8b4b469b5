import { Radio } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { clerksMode } from '../../common/settings/clerks.ts'
import type { ClerksView } from '../../preload/contract/clerks.ts'
import { desk } from '../state/desk.ts'
import { OnlyManager } from '../state/only-manager.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'
import { ClerkList } from './clerk-list.tsx'
import classes from './clerks.module.css'
import { readClerks, take, useClerks } from './clerks-store.ts'
import { DataKey } from './data-key.tsx'
import { LockForm } from './lock-form.tsx'
import { OwnPin } from './own-pin.tsx'

/** Who works at the desk, and when it locks. A clerk finds their own PIN here; the rest is a manager's. */
export function ClerksPart() {
  const { view, problem } = useClerks()
  useEffect(() => void readClerks(), [])
  return (
    <div className={classes.part}>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {view === null ? null : (
        <>
          <OwnPin hasPin={view.hasPin} />
          <OnlyManager call="clerks.change">
            <Managed view={view} />
          </OnlyManager>
        </>
      )}
    </div>
  )
}

function Managed({ view }: { view: ClerksView }) {
  return (
    <>
      <LockForm lock={view.lock} />
      <ModeChoice mode={view.mode} />
      <ClerkList view={view} />
      <DataKey />
    </>
  )
}

function ModeChoice({ mode }: { mode: ClerksView['mode'] }) {
  const { t } = useTranslation()
  const { wordsOf, choicesOf } = useWords()
  return (
    <section className={classes.section}>
      <SettingRow name="clerks.mode">
        <Radio.Group
          {...wordsOf(clerksMode.setting)}
          value={mode}
          onChange={(chosen) =>
            void take(() => desk().clerks.choose({ mode: chosen === 'named' ? 'named' : 'account' }))
          }
          size="md"
        >
          <div className={classes.choices}>
            {choicesOf(clerksMode.setting).map((choice) => (
              <Radio key={choice.value} {...choice} classNames={{ body: classes.choice ?? '' }} />
            ))}
          </div>
        </Radio.Group>
      </SettingRow>
      {mode === 'account' ? <p className={classes.text}>{t('clerks.modeNow')}</p> : null}
    </section>
  )
}
