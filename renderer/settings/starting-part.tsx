import { Switch } from '@mantine/core'
import { starting } from '../../common/settings/starting.ts'
import type { StartingChoice } from '../../preload/contract/starting.ts'
import { desk } from '../state/desk.ts'
import { useSetting } from '../state/use-setting.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'

const calls = {
  read: () => desk().starting.get(),
  keep: (choice: StartingChoice) => desk().starting.set(choice),
  inputOf: (choice: StartingChoice) => choice
}

const names = ['withSystem', 'tray', 'closesToTray'] as const

/** Whether the app starts with the system, has an icon beside the clock, and stays there when its window is closed. */
export function StartingPart() {
  const { wordsOf } = useWords()
  const { form, choose, row } = useSetting(calls)
  const { input: choice, problem } = form
  const isOff = (name: (typeof names)[number]) => choice === null || (name === 'closesToTray' && !choice.tray)
  return (
    <div>
      {names.map((name) => (
        <SettingRow key={name} name={`starting.${name}`} state={row(name)}>
          <Switch
            {...wordsOf(starting.settings[name])}
            checked={choice?.[name] ?? false}
            disabled={isOff(name)}
            onChange={(event) => choose({ [name]: event.currentTarget.checked })}
            size="md"
          />
        </SettingRow>
      ))}
      {problem === null ? null : <ProblemNote problem={problem} />}
    </div>
  )
}
