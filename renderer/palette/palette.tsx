import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askFor } from '../list/list.ts'
import { inView } from '../list/list-query.ts'
import { focusList } from '../list/list-search.tsx'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { goToRequest } from '../state/going.ts'
import { putDown } from '../state/hand-store.ts'
import { announce } from '../ui/announce.tsx'
import { comboOf } from '../ui/keys.ts'
import { Modal } from '../ui/modal.tsx'
import { mayBeScanners } from '../ui/scanning.ts'
import { useLate } from '../ui/use-late.ts'
import { ActionLine } from './action-line.tsx'
import classes from './palette.module.css'
import { paletteActions } from './palette-actions.ts'
import { usePaletteScan } from './palette-scan.ts'
import { closePalette, useOpened } from './palette-store.ts'
import { RequestLine } from './request-line.tsx'
import { type FoundRequests, searchedFor, useFoundRequests } from './use-found-requests.ts'

/** Everything that can be done, and every request, found by their words. */
export function Palette() {
  const { t } = useTranslation()
  const isOpen = useOpened('actions')
  return (
    <Modal
      opened={isOpen}
      onClose={closePalette}
      title={t('palette.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '', body: classes.body ?? '' }}
      transitionProps={{ duration: 0 }}
      size="lg"
    >
      {isOpen ? <Finder /> : null}
    </Modal>
  )
}

/** The actions that what was typed finds. */
function useFoundActions(typed: string) {
  const { t } = useTranslation()
  // As they were when the palette opened: what it covers does not change under the clerk's hands.
  const [actions] = useState(paletteActions)
  return useMemo(() => {
    const wanted = typed.trim().toLocaleLowerCase()
    const isFound = ({ name }: { name: (typeof actions.now)[number]['name'] }) =>
      // By the beginnings of its words: DAY is a reference, and no part of “today”.
      ` ${t(`does.${name}`).toLocaleLowerCase()}`.includes(` ${wanted}`)
    return { now: actions.now.filter(isFound), notNow: actions.notNow.filter(isFound) }
  }, [actions, typed, t])
}

function Finder() {
  const { t } = useTranslation()
  const locale = useLocale()
  const [typed, setTyped] = useState('')
  const { now, notNow } = useFoundActions(typed)
  const requests = useFoundRequests(typed)
  const { state, rows, total } = requests
  const combobox = useCombobox({ opened: true, onDropdownClose: closePalette })
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef(requests)
  useLayoutEffect(() => {
    latest.current = requests
  })
  /** Enter was pressed, or a code scanned, before its answer was here. */
  const isWanted = useRef(false)
  const openScanned = usePaletteScan(field, () => {
    isWanted.current = true
    openWanted()
  })

  // At once: the next letter is typed before a dialog would give its field the focus.
  useLayoutEffect(() => field.current?.focus(), [])

  const { selectFirstOption, updateSelectedOptionIndex, getSelectedOptionIndex } = combobox
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever else is typed begins at the top
  useEffect(() => {
    selectFirstOption()
  }, [typed, selectFirstOption])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes later leaves the clerk where they are
  useEffect(() => {
    updateSelectedOptionIndex('selected')
    if (getSelectedOptionIndex() === -1) selectFirstOption()
    openWanted()
  }, [state, rows])
  useSayFound(requests)

  /** Opens the only one that was found; among several the clerk chooses. */
  function openWanted() {
    if (!isWanted.current || latest.current.state === 'asking') return
    isWanted.current = false
    const [only, ...others] = latest.current.rows
    if (only !== undefined && others.length === 0) openRequest(only.id)
  }

  function openRequest(id: string) {
    closePalette()
    // Once the palette is gone: what is opened takes the focus.
    setTimeout(() => goToRequest({ id }))
  }

  function showInList() {
    closePalette()
    putDown()
    void askFor((query) => ({ ...inView(query, 'all'), search: searchedFor(typed) })).then(focusList)
  }

  function choose(value: string) {
    const [kind, what = ''] = value.split(':')
    if (kind === 'request') return openRequest(what)
    if (kind === 'more') return showInList()
    const off = notNow.find(({ name }) => name === what)
    if (off !== undefined) return announce(t(`palette.why.${off.why}`))
    closePalette()
    const action = now.find(({ name }) => name === what)
    if (action !== undefined) setTimeout(action.run)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (comboOf(event.nativeEvent) !== 'enter') return
    const isScanners = mayBeScanners(event.nativeEvent, typed) && now.length === 0
    const isEarly = state === 'asking' && now.length === 0
    if (!isScanners && !isEarly) return
    event.preventDefault()
    event.stopPropagation()
    if (isScanners) void openScanned([typed.trim()])
    else isWanted.current = true
  }

  const isNothing = now.length + notNow.length + rows.length === 0 && state !== 'asking'
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <div onKeyDownCapture={onKeyDown}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            ref={field}
            aria-label={t('palette.search')}
            placeholder={t('palette.searchHint')}
            data-autofocus
            value={typed}
            onChange={(event) => {
              isWanted.current = false
              setTyped(event.currentTarget.value)
            }}
          />
        </Combobox.EventsTarget>
      </div>
      <RequestsState state={state} />
      {isNothing ? <p className={classes.nothing}>{t('palette.nothing')}</p> : null}
      <Combobox.Options className={classes.options} aria-label={t('palette.title')}>
        <Group title={t('palette.commands')} isShown={now.length > 0}>
          {now.map(({ name }) => (
            <Combobox.Option value={`do:${name}`} key={name} className={classes.option}>
              <ActionLine name={name} />
            </Combobox.Option>
          ))}
        </Group>
        <Group title={t('palette.requests')} isShown={rows.length > 0}>
          {rows.map((row) => (
            <Combobox.Option value={`request:${row.id}`} key={row.id} className={classes.option}>
              <RequestLine row={row} />
            </Combobox.Option>
          ))}
          {total > rows.length ? (
            <Combobox.Option value="more" className={classes.option}>
              {t('palette.more', { count: total, formatted: wholeNumber(total, locale) })}
            </Combobox.Option>
          ) : null}
        </Group>
        <Group title={t('palette.notNow')} isShown={notNow.length > 0}>
          {notNow.map(({ name, why }) => (
            <Combobox.Option value={`off:${name}`} key={name} className={classes.option} aria-disabled="true" data-off>
              <ActionLine name={name} why={t(`palette.why.${why}`)} />
            </Combobox.Option>
          ))}
        </Group>
      </Combobox.Options>
    </Combobox>
  )
}

function Group({ title, isShown, children }: { title: string; isShown: boolean; children: ReactNode }) {
  const id = useId()
  if (!isShown) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options in a list to choose from, not of fields
    <div role="group" aria-labelledby={id}>
      <div id={id} role="presentation" className={classes.group}>
        {title}
      </div>
      {children}
    </div>
  )
}

/** Only where looking takes its time, or did not succeed. */
function RequestsState({ state }: { state: FoundRequests['state'] }) {
  const { t } = useTranslation()
  const isLate = useLate(state === 'asking')
  if (state === 'unread') return <p className={classes.nothing}>{t('palette.unread')}</p>
  return isLate ? <p className={classes.nothing}>{t('palette.searching')}</p> : null
}

/** Whoever does not see them is told how many requests were found. */
function useSayFound({ state, total }: FoundRequests) {
  const { t } = useTranslation()
  const locale = useLocale()
  useEffect(() => {
    if (state === 'found') announce(t('palette.found', { count: total, formatted: wholeNumber(total, locale) }))
  }, [state, total, t, locale])
}
