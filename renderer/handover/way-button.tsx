import { UnstyledButton } from '@mantine/core'
import type { IconCopy } from '@tabler/icons-react'
import { type ActionName, actionKeys } from '../ui/action-keys.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import classes from './ways.module.css'

interface Props {
  name: ActionName
  icon: typeof IconCopy
  /** What stands in it: a word, for there are five in a row. */
  caption: string
  /** What it does, in whole words; while something has come of it, what that was. */
  label: string
  hint: string
  tone?: 'done' | 'on' | 'plain'
  isOff?: boolean
  isPressed?: boolean | undefined
  onClick: () => void
}

/** One way to the person. What comes of it is said in its own place, and it stays as wide as it was. */
export function WayButton({ name, icon: Icon, caption, label, hint, tone = 'plain', ...more }: Props) {
  const { isOff = false, isPressed, onClick } = more
  return (
    <KeyHint label={hint} combo={actionKeys[name]}>
      <UnstyledButton
        className={classes.way}
        data-tone={tone}
        disabled={isOff}
        aria-label={label}
        aria-keyshortcuts={ariaKeys(actionKeys[name])}
        aria-pressed={isPressed}
        onClick={onClick}
      >
        <Icon size={20} aria-hidden="true" />
        <span className={classes.caption}>{caption}</span>
      </UnstyledButton>
    </KeyHint>
  )
}
