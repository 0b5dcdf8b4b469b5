import { IconCheck, IconLock } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldName } from '../../common/settings/pages.ts'
import type { Problem } from '../../common/words/problems.ts'
import { ProblemNote } from './problem-note.tsx'
import { useLock, useMark } from './setting-marks.ts'
import classes from './setting-row.module.css'

interface Props {
  name: FieldName
  /** How keeping it went; absent where something else in it tells that. */
  state?: { problem: Problem | null; isSaved: boolean }
  children: ReactNode
}

/**
 * One setting at its place: found by its name, marked when the clerk was led to it, locked where somebody else has fixed
 * it, and with a quiet word once it is kept. That word has a place of its own, so that nothing moves.
 */
export function SettingRow({ name, state, children }: Props) {
  const lock = useLock(name)
  const place = useRef<HTMLDivElement>(null)
  const isMarked = useMarked(name, place)
  return (
    <div ref={place} className={classes.row} data-setting={name} data-marked={isMarked || undefined}>
      <div className={classes.field}>
        {lock === null ? children : <Locked why={lock}>{children}</Locked>}
        {state?.problem == null ? null : <ProblemNote problem={state.problem} />}
      </div>
      {state === undefined ? null : <Saved isSaved={state.isSaved} />}
    </div>
  )
}

/** Stays in the page, or screen readers would miss what is said in it. */
function Saved({ isSaved }: { isSaved: boolean }) {
  const { t } = useTranslation()
  return (
    <div role="status" className={classes.saved}>
      {isSaved ? (
        <>
          <IconCheck size={16} aria-hidden="true" />
          <span>{t('common.saved')}</span>
        </>
      ) : null}
    </div>
  )
}

/** What is somebody else's to choose can be read, not changed; whose it is is said where the clerk would try. */
function Locked({ why, children }: { why: string; children: ReactNode }) {
  const id = useId()
  return (
    <fieldset disabled className={classes.locked} aria-labelledby={id}>
      {children}
      <p id={id} className={classes.lock} data-lock tabIndex={-1}>
        <IconLock size={16} aria-hidden="true" />
        <span>{why}</span>
      </p>
    </fieldset>
  )
}

const focusable = ':is(input:not([type="hidden"]), select, textarea, button):not(:disabled)'

/** Brings a field into sight with the focus, once it is there, and marks it until the clerk goes on. */
function useMarked(name: FieldName, place: { current: HTMLDivElement | null }): boolean {
  const { field, reached } = useMark()
  const [isMarked, setMarked] = useState(false)
  const isWanted = field === name
  useEffect(() => {
    const row = place.current
    if (!isWanted || row === null) return
    setMarked(true)
    row.scrollIntoView({ block: 'center' })
    // What it shows may have to be read first.
    const focus = () => {
      // What is locked cannot have the focus: the word of whose it is has it.
      const target = row.querySelector<HTMLElement>('[data-lock]') ?? row.querySelector<HTMLElement>(focusable)
      target?.focus({ preventScroll: true })
      if (target !== null) reached()
    }
    const watch = new MutationObserver(focus)
    watch.observe(row, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
    focus()
    return () => watch.disconnect()
  }, [isWanted, reached, place])
  useEffect(() => {
    const row = place.current
    if (!isMarked || row === null) return
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !row.contains(relatedTarget)) setMarked(false)
    }
    row.addEventListener('focusout', onFocusOut)
    return () => row.removeEventListener('focusout', onFocusOut)
  }, [isMarked, place])
  return isMarked
}
