import { Button, Checkbox, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { programs } from '../../common/settings/programs.ts'
import type { ProgramsView } from '../../preload/contract/programs.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { useKeepsNothing } from '../state/desk-store.ts'
import { type SettingCalls, type SettingInHand, useSetting } from '../state/use-setting.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { ask } from '../ui/surprise.ts'
import { useWords } from '../ui/use-words.ts'
import classes from './programs-part.module.css'

type Input = Pick<ProgramsView, 'links' | 'files' | 'proofs'>
type InHand = SettingInHand<ProgramsView, Input>

const calls: SettingCalls<ProgramsView, Input> = {
  read: () => desk().programs.get(),
  keep: (input) => desk().programs.set(input),
  inputOf: ({ links, files, proofs }) => ({ links, files, proofs }),
  follow: (_again, tell) => desk().on.askingChanged((health) => tell({ health }))
}

const { links, files, proofs } = programs.settings

/** What other programs may ask of the desk, and how their folder of request files stands. */
export function ProgramsPart() {
  const { t } = useTranslation()
  const inHand = useSetting(calls)
  const keepsNothing = useKeepsNothing()
  const { input, view, problem } = inHand.form
  if (input === null || view === null) return problem === null ? null : <ProblemNote problem={problem} />
  return (
    <>
      <p className={classes.text}>{t('programs.intro')}</p>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div>
        <SwitchRow name="links" input={input} inHand={inHand} />
        <SwitchRow name="files" input={input} inHand={inHand} />
        <Folder folder={view.folder} isNeeded={input.files} inHand={inHand} />
        <Proofs isOn={input.proofs} inHand={inHand} />
      </div>
      {input.files && view.folder !== null ? <Health view={view} keepsNothing={keepsNothing} inHand={inHand} /> : null}
    </>
  )
}

function SwitchRow({
  name,
  input,
  inHand: { choose, row }
}: {
  name: 'links' | 'files'
  input: Input
  inHand: InHand
}) {
  const { wordsOf } = useWords()
  return (
    <SettingRow name={`programs.${name}`} state={row(name)}>
      <Switch
        {...wordsOf(name === 'links' ? links : files)}
        checked={input[name]}
        onChange={(event) => choose({ [name]: event.currentTarget.checked })}
        size="md"
        classNames={{ body: classes.switch ?? '', track: classes.track ?? '' }}
      />
    </SettingRow>
  )
}

function Folder({ folder, isNeeded, inHand }: { folder: string | null; isNeeded: boolean; inHand: InHand }) {
  const { t } = useTranslation()
  return (
    <SettingRow name="programs.folder" state={{ problem: null, isSaved: inHand.form.saved === 'folder' }}>
      <div className={classes.folder}>
        <p className={classes.label} id="programs-folder">
          {t('programs.folder')}
        </p>
        <p className={classes.path}>{folder ?? t('programs.noFolder')}</p>
        {folder === null && isNeeded ? (
          <Note tone="warn">
            <p>{t('programs.needsFolder')}</p>
          </Note>
        ) : null}
        <Button
          variant="default"
          onClick={() => void inHand.take(() => desk().programs.chooseFolder(), 'folder')}
          aria-describedby="programs-folder"
          className={classes.choose}
        >
          {t('programs.chooseFolder')}
        </Button>
      </div>
    </SettingRow>
  )
}

function Proofs({ isOn, inHand: { choose, row } }: { isOn: boolean; inHand: InHand }) {
  const { wordsOf } = useWords()
  return (
    <SettingRow name="programs.proofs" state={row('proofs')}>
      <Checkbox
        {...wordsOf(proofs)}
        checked={isOn}
        onChange={(event) => choose({ proofs: event.currentTarget.checked })}
        size="md"
      />
    </SettingRow>
  )
}

function Health({ view, keepsNothing, inHand }: { view: ProgramsView; keepsNothing: boolean; inHand: InHand }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { waiting, problem, since, lastTaken, lastRefused } = view.health
  if (keepsNothing)
    return (
      <Note tone="plain">
        <p>{t('programs.keepsNothing')}</p>
      </Note>
    )
  return (
    <div className={classes.health} role="status" data-testid="programs-health">
      <p className={classes.text}>
        {waiting > 0 ? t('programs.waits', { count: waiting }) : problem === null ? t('programs.well') : null}{' '}
        {since === null ? null : t('programs.waitsSince', { since: exactTime(since, locale) })}
      </p>
      {lastTaken === null ? null : (
        <p className={classes.text}>{t('programs.lastTaken', { at: exactTime(lastTaken, locale) })}</p>
      )}
      {lastRefused === null ? null : (
        <p className={classes.text}>{t('programs.lastRefused', { at: exactTime(lastRefused, locale) })}</p>
      )}
      {problem === null ? null : (
        <>
          <ProblemNote problem={problem} />
          <div className={classes.answers}>
            <Button variant="default" onClick={() => void ask(() => desk().programs.tryAgain())}>
              {t('common.tryAgain')}
            </Button>
            {problem.code === 'otherFolder' || problem.code === 'folderOfOther' ? (
              <Button variant="default" onClick={() => void inHand.take(() => desk().programs.claimFolder(), 'folder')}>
                {t('programs.claimFolder')}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </div>
  )
}
