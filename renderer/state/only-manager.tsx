import { IconLock } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallName } from '../../preload/contract/rights.ts'
import classes from './only-manager.module.css'
import { useMay } from './rights.ts'

interface Props {
  /** What it does: the table of rights tells whose that is. */
  call: CallName
  /**
   * What a clerk finds in its place: a sentence, nothing where one stands beside it already, or the same to look at, with
   * the sentence below.
   */
  instead?: 'words' | 'nothing' | 'look'
  children: ReactNode
}

/** What only a manager may do: there for a manager, and explained to a clerk. It protects nothing; main does. */
export function OnlyManager({ call, instead = 'words', children }: Props) {
  const may = useMay(call)
  const id = useId()
  if (may) return children
  if (instead === 'nothing') return null
  if (instead === 'words') return <Words id={id} />
  return (
    <fieldset disabled className={classes.look} aria-labelledby={id}>
      {children}
      <Words id={id} />
    </fieldset>
  )
}

function Words({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <p id={id} className={classes.words} data-only-manager>
      <IconLock size={16} aria-hidden="true" />
      <span>{t('clerks.onlyManager')}</span>
    </p>
  )
}
