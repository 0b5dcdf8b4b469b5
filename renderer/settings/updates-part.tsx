import { Button, Radio, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { updates } from '../../common/settings/updates.ts'
import type { UpdateChoice, UpdatesView } from '../../preload/contract/updates.ts'
import { desk } from '../state/desk.ts'
import { type SettingCalls, type SettingInHand, useSetting } from '../state/use-setting.ts'
import { Note } from '../ui/note.tsx'
import { Facts, Pair, Part } from '../ui/part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'
import classes from './updates-part.module.css'

const calls: SettingCalls<UpdatesView, UpdateChoice> = {
  read: () => desk().updates.get(),
  keep: (choice) => desk().updates.set(choice),
  inputOf: ({ settings }) => settings,
  follow: (_again, tell) => desk().on.updatesChanged((status) => tell({ status }))
}

/** Whether the app looks for newer versions, where, and what came of it. */
export function UpdatesPart() {
  const inHand = useSetting(calls)
  const { input, view, problem } = inHand.form
  if (input === null || view === null) return problem === null ? null : <ProblemNote problem={problem} />
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <Limits status={view.status} />
      <div>
        <Fields input={input} canInstall={view.status.canInstall} inHand={inHand} />
      </div>
      {view.status.stage === 'off' ? null : <Status status={view.status} inHand={inHand} />}
    </>
  )
}

/** What the choice cannot do on this computer. */
function Limits({ status: { isOffByPolicy, canInstall } }: { status: UpdatesView['status'] }) {
  const { t } = useTranslation()
  const said = isOffByPolicy ? t('updates.offByPolicy') : canInstall ? null : t('updates.managed')
  if (said === null) return null
  return (
    <Note tone="plain">
      <p>{said}</p>
    </Note>
  )
}

interface FieldsProps {
  input: UpdateChoice
  canInstall: boolean
  inHand: SettingInHand<UpdatesView, UpdateChoice>
}

function Fields({ input, canInstall, inHand: { type, choose, row, leaving } }: FieldsProps) {
  const { wordsOf, choicesOf } = useWords()
  const { mode, address } = updates.settings
  return (
    <>
      <SettingRow name="updates.mode" state={row('mode')}>
        <Radio.Group
          {...wordsOf(mode)}
          value={input.mode}
          onChange={(value) => choose({ mode: mode.value.of.find((one) => one === value) ?? 'off' })}
          size="md"
        >
          <div className={classes.choices}>
            {choicesOf(mode).map((one) => (
              <Radio key={one.value} {...one} disabled={one.value === 'install' && !canInstall} />
            ))}
          </div>
        </Radio.Group>
      </SettingRow>
      <SettingRow name="updates.address" state={row('address')}>
        <TextInput
          {...wordsOf(address)}
          {...leaving('address')}
          value={input.address}
          onChange={(event) => type({ address: event.currentTarget.value })}
          size="md"
          autoComplete="off"
          spellCheck={false}
        />
      </SettingRow>
    </>
  )
}

interface StatusProps {
  status: UpdatesView['status']
  inHand: SettingInHand<UpdatesView, UpdateChoice>
}

function Status({ status: { stage, version, page, problem }, inHand }: StatusProps) {
  const { t } = useTranslation()
  return (
    <Part title={t('updates.status')}>
      <div className={classes.status} role="status">
        <p>{t(`updates.stage.${stage}`)}</p>
        {problem === null ? null : (
          <Note tone="warn">
            <p>{t(`updates.problem.${problem}`)}</p>
          </Note>
        )}
        {version === null ? null : (
          <Facts>
            <Pair label={t('updates.version')}>{version}</Pair>
            <Pair label={t('updates.page')}>
              <code className={classes.page}>{page}</code>
            </Pair>
          </Facts>
        )}
      </div>
      {stage === 'ready' ? (
        <Button onClick={() => void inHand.take(installed)}>{t('updates.installNow')}</Button>
      ) : (
        <Button
          variant="default"
          disabled={stage !== 'idle' && stage !== 'found'}
          onClick={() => void inHand.take(() => desk().updates.checkNow())}
        >
          {t('updates.checkNow')}
        </Button>
      )}
    </Part>
  )
}

const installed = () => desk().updates.install()
