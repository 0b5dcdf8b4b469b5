import { Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { ariaKeys, comboOf } from '../ui/keys.ts'
import { keepNote, settleNote, typeNote, useTypedNotes } from './note-store.ts'

/** As many characters as main keeps. */
const longest = 2000

interface Props {
  detail: RequestDetail
  label: string
  error?: string | null
}

/** What the clerk notes about a request. It is kept when the field is left. */
export function NoteField({ detail, label, error = null }: Props) {
  const { t } = useTranslation()
  const typed = useTypedNotes((state) => state.typed[detail.id])
  const [isUnkept, setUnkept] = useState(false)
  useSettled(detail)
  useKeepOnLeave(detail)

  async function keep() {
    setUnkept(!(await keepNote(detail)))
  }

  function onKeyDown(event: KeyboardEvent) {
    // Where there is something to decide, the same key has decided it, with the note.
    if (event.defaultPrevented || comboOf(event.nativeEvent) !== 'mod+enter') return
    event.preventDefault()
    void keep()
  }

  return (
    <Textarea
      label={label}
      value={typed ?? detail.note}
      error={error ?? (isUnkept ? t('decision.noteUnkept') : null)}
      onChange={(event) => typeNote(detail.id, event.currentTarget.value)}
      onBlur={() => void keep()}
      onKeyDown={onKeyDown}
      maxLength={longest}
      autosize
      minRows={1}
      maxRows={6}
      size="md"
      autoComplete="off"
      aria-keyshortcuts={ariaKeys(actionKeys.note)}
      data-note
    />
  )
}

/** Once main tells the note as it was typed, nothing is typed any more. */
function useSettled({ id, note }: RequestDetail) {
  useEffect(() => {
    const text = useTypedNotes.getState().typed[id]
    if (text !== undefined && text.trim() === note) settleNote(id, text)
  }, [id, note])
}

/** What was typed is kept when the clerk goes on to something else, or closes the window, without leaving the field first. */
function useKeepOnLeave(detail: RequestDetail) {
  const latest = useRef(detail)
  latest.current = detail
  useEffect(() => {
    const keep = () => void keepNote(latest.current)
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [])
}
