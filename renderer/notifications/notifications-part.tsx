import { Switch } from '@mantine/core'
import { notifications } from '../../common/settings/notifications.ts'
import type { NotificationChoice } from '../../preload/contract/notifications.ts'
import { desk } from '../state/desk.ts'
import { useSetting } from '../state/use-setting.ts'
import { chime } from '../ui/chime.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'

const calls = {
  read: () => desk().notifications.get(),
  keep: (choice: NotificationChoice) => desk().notifications.set(choice),
  inputOf: (choice: NotificationChoice) => choice
}

/** Whether the system tells of completed requests, and what it may say. */
export function NotificationsPart() {
  const { wordsOf } = useWords()
  const { form, choose, row } = useSetting(calls)
  const { input: choice, problem } = form
  const { show, namePerson, sound } = notifications.settings
  return (
    <div>
      <SettingRow name="notifications.show" state={row('show')}>
        <Switch
          {...wordsOf(show)}
          checked={choice?.show ?? false}
          disabled={choice === null}
          onChange={(event) => choose({ show: event.currentTarget.checked })}
          size="md"
        />
      </SettingRow>
      <SettingRow name="notifications.namePerson" state={row('namePerson')}>
        <Switch
          {...wordsOf(namePerson)}
          checked={choice?.namePerson ?? false}
          disabled={choice === null || !choice.show}
          onChange={(event) => choose({ namePerson: event.currentTarget.checked })}
          size="md"
        />
      </SettingRow>
      <SettingRow name="notifications.sound" state={row('sound')}>
        <Switch
          {...wordsOf(sound)}
          checked={choice?.sound ?? false}
          disabled={choice === null}
          onChange={(event) => {
            const isOn = event.currentTarget.checked
            // Whoever turns it on hears what it is.
            if (isOn) chime()
            choose({ sound: isOn })
          }}
          size="md"
        />
      </SettingRow>
      {problem === null ? null : <ProblemNote problem={problem} />}
    </div>
  )
}
