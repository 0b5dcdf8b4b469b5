import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import type { FindState, PdfView } from './pdf-view.ts'
import classes from './preview-bar.module.css'
import { previewKeys } from './preview-keys.ts'

interface Props {
  view: PdfView | null
  found: FindState | null
  finder: RefObject<HTMLInputElement | null>
  /** Ends a search in this field; returns whether there was one. */
  leave: RefObject<() => boolean>
  /** Leaving by key gives the focus back to the pages. */
  onLeave: () => void
}

/** Finds a text in the pages: every place is marked, Enter goes on to the next, Shift+Enter to the one before. */
export function FindField({ view, found, finder, leave, onLeave }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')

  function find(wanted: string) {
    setText(wanted)
    view?.find(wanted)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault()
      view?.findAgain(event.shiftKey ? 'previous' : 'next')
    }
  }

  useEffect(() => {
    leave.current = () => {
      if (text === '' || document.activeElement !== finder.current) return false
      find('')
      onLeave()
      return true
    }
  })

  const count = text === '' || found === null ? '' : words(found)
  function words({ current, total }: FindState): string {
    return total === 0 ? t('preview.notFound') : t('preview.foundOf', { current, total })
  }

  return (
    <search className={classes.group}>
      <TextInput
        ref={finder}
        aria-label={t('preview.find')}
        placeholder={t('preview.find')}
        aria-keyshortcuts={ariaKeys(previewKeys.find)}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={text}
        onChange={(event) => find(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        disabled={view === null}
        className={classes.find}
        autoComplete="off"
        spellCheck={false}
      />
      <span role="status" className={classes.found} data-testid="preview-found">
        {count}
      </span>
      {(['previous', 'next'] as const).map((direction) => (
        <KeyHint key={direction} label={t(`preview.${direction}`)}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t(`preview.${direction}`)}
            aria-disabled={count === ''}
            onClick={() => view?.findAgain(direction)}
            className={classes.tool}
          >
            {direction === 'next' ? (
              <IconChevronDown size={20} aria-hidden="true" />
            ) : (
              <IconChevronUp size={20} aria-hidden="true" />
            )}
          </ActionIcon>
        </KeyHint>
      ))}
    </search>
  )
}
