import { Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { handover } from '../../../common/settings/handover.ts'
import type { ScreenView } from '../../../preload/contract/handover.ts'
import { type SettingCalls, useSetting } from '../../state/use-setting.ts'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SettingRow } from '../../ui/setting-row.tsx'
import { useWords } from '../../ui/use-words.ts'
import { chooseScreen, readScreen, type ScreenChoice, useFollowScreen, useScreen } from '../screen-store.ts'

/** The value of the choice that names no display. */
const anyOther = 'any'

const calls: SettingCalls<ScreenView, ScreenChoice> = {
  read: readScreen,
  keep: chooseScreen,
  inputOf: ({ isOn, display }) => ({ isOn, display })
}

/** Whether there is a second screen, and on which display. */
export function ScreenForm() {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  const { form, choose, row } = useSetting(calls)
  const { input, problem } = form
  const view = useScreen((state) => state.view)
  useFollowScreen()
  const isOn = input?.isOn ?? false
  return (
    <SettingRow name="handover.screen" state={row()}>
      <Switch
        {...wordsOf(handover.settings.screen)}
        checked={isOn}
        disabled={input === null}
        onChange={(event) => choose({ isOn: event.currentTarget.checked })}
        size="md"
      />
      {isOn && input !== null && view !== null ? (
        <DisplayChoice display={input.display} others={view.others} onChoose={(display) => choose({ display })} />
      ) : null}
      {isOn && view?.others.length === 0 ? (
        <Note tone="plain">
          <p>{t('handover.settings.noDisplay')}</p>
        </Note>
      ) : null}
      {problem === null ? null : <ProblemNote problem={problem} />}
    </SettingRow>
  )
}

interface DisplayProps extends Pick<ScreenView, 'display' | 'others'> {
  onChoose: (display: ScreenView['display']) => void
}

function DisplayChoice({ display, others, onChoose }: DisplayProps) {
  const { t } = useTranslation()
  const isAway = display !== null && !others.some(({ id }) => id === display.id)
  const all = isAway ? [...others, display] : others
  const data = all.map(({ id, label }, index) => ({
    value: String(id),
    label: label === '' ? t('handover.settings.displayNumber', { number: index + 2 }) : label
  }))
  return (
    <Select
      label={t('handover.settings.display')}
      data={[{ value: anyOther, label: t('handover.settings.firstOther') }, ...data]}
      value={display === null ? anyOther : String(display.id)}
      onChange={(value) => onChoose(all.find(({ id }) => String(id) === value) ?? null)}
      allowDeselect={false}
      size="md"
    />
  )
}
