import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { putDown, takeInHand } from '../state/hand-store.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { ariaKeys, comboLabel, isTaken, isWritten } from '../ui/keys.ts'
import type { Scan } from '../ui/scan.ts'
import { keepFramesComing } from '../ui/steady-frames.ts'
import { openByReference } from './bring-back.ts'
import { askFor, list } from './list.ts'
import classes from './list-pane.module.css'
import { inView, longestSearch } from './list-query.ts'
import type { ListState } from './list-store.ts'
import { rowAt } from './page-cache.ts'
import { withLetter } from './typed-letter.ts'

const fieldMark = 'data-list-search'
const cursorRow = '[role="row"][tabindex="0"]'

/** The search field, while it has the focus. */
function focusedField(): HTMLInputElement | null {
  const field = document.activeElement
  return field instanceof HTMLInputElement && field.hasAttribute(fieldMark) ? field : null
}

function searchFor(text: string): void {
  const search = cut(text)
  if (search === list.store.getState().query.search) return
  void askFor((query) => ({ ...query, search }))
}

const cut = (text: string): string => text.slice(0, longestSearch)

/** Puts the focus on the row of the cursor. Returns whether it is there now: in a narrow window the list may be covered. */
export function focusRow(): boolean {
  const row = document.querySelector<HTMLElement>(cursorRow)
  row?.focus({ preventScroll: true })
  return row !== null && document.activeElement === row
}

/** Puts the focus on the row of the cursor, or on the search where there is no row. */
export function focusList(): void {
  if (!focusRow()) document.querySelector<HTMLElement>(`[${fieldMark}]`)?.focus({ preventScroll: true })
}

/** Escape in the search clears it, and then leaves it. Returns whether that was meant. */
export function escapeSearch(): boolean {
  const field = focusedField()
  if (field === null) return false
  if (field.value !== '') searchFor('')
  else {
    focusList()
    // Where there is no row to go to, the keys of one letter work again all the same.
    if (focusedField() !== null) field.blur()
  }
  return true
}

/** What was scanned or typed whole: the one with that reference or the only one found is opened, else the first row is gone to. */
async function goToFound(typed: string): Promise<void> {
  if (await openByReference([typed])) return
  await goToFirst()
}

/** A code that was scanned, wherever the focus was, unless it was in another field: there it is typed. */
export function takeScan(scan: Scan, target: EventTarget | null): boolean {
  if (isTaken(target) || (isWritten(target) && focusedField() === null)) return false
  void bringBack(scan)
  return true
}

async function bringBack({ typed, onUsKeyboard }: Scan): Promise<void> {
  // Whoever types as fast as a scanner may have begun before.
  const whole = focusedField()?.value ?? typed
  if (await openByReference([whole, typed, onUsKeyboard])) return
  // What nothing carries as its reference is looked for everywhere; in the field it stands already.
  if (focusedField() === null) void askFor((query) => ({ ...inView(query, 'all'), search: cut(typed) }))
  await goToFirst()
}

async function goToFirst(): Promise<void> {
  await list.settled()
  const { total, pages, isAsking } = list.store.getState()
  const first = rowAt(pages, 0)
  if (isAsking || total === null || first === undefined) return
  list.moveTo(0)
  if (total === 1) takeInHand({ kind: 'request', id: first.id })
  else focusList()
}

/**
 * Keeps what is searched for in the field, and searches for a letter before it stands there. React does not: it would
 * make the whole field anew for every letter typed.
 */
function useShownSearch(field: { current: HTMLInputElement | null }) {
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return
    /** What the browser is about to put in the field, and nobody else may. */
    let foretold: string | null = null
    const show = ({ query: { search } }: ListState) => {
      if (search !== foretold && element.value !== search) element.value = search
    }
    const isThere = () => {
      foretold = null
      show(list.store.getState())
    }
    // Main finds the letter's rows while the window is still busy with putting it there.
    const onBeforeInput = (typed: InputEvent) => {
      keepFramesComing()
      const next = withLetter({ field: element, typed })
      if (next === null) return
      foretold = next
      setTimeout(isThere)
      searchFor(next)
    }
    show(list.store.getState())
    element.addEventListener('beforeinput', onBeforeInput)
    const stop = list.store.subscribe(show)
    return () => {
      stop()
      element.removeEventListener('beforeinput', onBeforeInput)
    }
  }, [field])
}

/** Searches with every letter. */
export function SearchField() {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useShownSearch(field)

  useActions({
    search: () => {
      field.current?.focus()
      // On a narrow window what is in hand covers it.
      if (focusedField() === null) {
        flushSync(putDown)
        field.current?.focus()
      }
      field.current?.select()
    }
  })

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // Escape may have been heard by the window already.
    if (event.defaultPrevented || !['Enter', 'ArrowDown', 'Escape'].includes(event.key)) return
    event.preventDefault()
    if (event.key === 'Enter') void goToFound(event.currentTarget.value)
    else if (event.key === 'Escape') escapeSearch()
    else focusList()
  }

  return (
    <TextInput
      ref={field}
      type="search"
      size="md"
      className={classes.search}
      classNames={{ input: classes.searchInput ?? '' }}
      aria-label={t('list.search')}
      aria-keyshortcuts={ariaKeys(actionKeys.search)}
      placeholder={t('list.searchHint')}
      {...{ [fieldMark]: '' }}
      autoComplete="off"
      spellCheck={false}
      maxLength={longestSearch}
      onFocus={keepFramesComing}
      onChange={(event) => searchFor(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={18} aria-hidden="true" />}
      rightSectionWidth={40}
      // Both buttons exist, and the style sheet shows one: to make a button takes longer than to find the rows.
      rightSection={
        <>
          <Kbd className={classes.searchKey} aria-hidden="true">
            {comboLabel(actionKeys.search)}
          </Kbd>
          <CloseButton
            className={classes.searchClear}
            size={32}
            aria-label={t('list.clearSearch')}
            onClick={() => {
              searchFor('')
              field.current?.focus()
            }}
          />
        </>
      }
    />
  )
}
