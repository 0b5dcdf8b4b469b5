import { Button, Textarea } from '@mantine/core'
import i18next from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeftRequest, MatchingFound } from '../../common/words/accept-matching.ts'
import { list } from '../list/list.ts'
import { clearSelection } from '../list/selection-store.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { announce } from '../ui/announce.tsx'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useKeys } from '../ui/use-keys.ts'
import classes from './accept-matching.module.css'
import { offerUndoOfMany } from './undo-store.ts'

/** As many characters as main keeps of a note. */
const longestNote = 2000

/** As many are named; more nobody reads. */
const mostNamed = 8

/** How many would be accepted, which are left and why; the answer is a press, and is taken back like any decision. */
export function AcceptQuestion({ found, onClose }: { found: MatchingFound; onClose: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [note, setNote] = useState('')
  const pressedAt = useRef(0)
  const title = useRef<HTMLParagraphElement>(null)
  const count = found.ids.length
  const formatted = wholeNumber(count, locale)
  useEffect(() => title.current?.focus(), [])
  useKeys({ escape: onClose })
  const accepting = useAction(
    () => {
      pressedAt.current = performance.now()
      return desk().decisions.acceptMatching({ ids: found.ids, note })
    },
    ({ decisions }) => {
      offerUndoOfMany(decisions, pressedAt.current)
      const many = { count: decisions.length, formatted: wholeNumber(decisions.length, locale) }
      announce(i18next.t('acceptMatching.said', many))
      clearSelection()
      void list.refresh()
    }
  )
  return (
    <section className={classes.question} aria-label={t('acceptMatching.title')} data-testid="accept-matching">
      <p className={classes.ask} tabIndex={-1} ref={title}>
        {count === 0 ? t('acceptMatching.none') : t('acceptMatching.question', { count, formatted })}
      </p>
      {found.left.length === 0 ? null : <Left left={found.left} />}
      {count === 0 ? null : (
        <Textarea
          label={t('acceptMatching.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={longestNote}
          autosize
          minRows={1}
          maxRows={4}
          size="md"
          autoComplete="off"
        />
      )}
      <div className={classes.buttons}>
        {count === 0 ? null : (
          <Button size="md" aria-disabled={accepting.isBusy} onClick={() => void accepting.run()}>
            {t('acceptMatching.accept', { count, formatted })}
          </Button>
        )}
        <Button size="md" variant="default" onClick={onClose}>
          {t('decision.notYet')}
        </Button>
      </div>
      {accepting.problem === null ? null : <ProblemNote problem={accepting.problem} />}
    </section>
  )
}

function Left({ left }: { left: readonly LeftRequest[] }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const more = left.length - mostNamed
  return (
    <Note tone="warn">
      <p>{t('acceptMatching.left', { count: left.length, formatted: wholeNumber(left.length, locale) })}</p>
      <ul className={classes.left}>
        {left.slice(0, mostNamed).map(({ id, reference, why }) => (
          <li key={id}>
            <strong>{reference}</strong>: {t(`acceptMatching.why.${why}`)}
          </li>
        ))}
        {more > 0 ? <li>{t('acceptMatching.more', { count: more, formatted: wholeNumber(more, locale) })}</li> : null}
      </ul>
    </Note>
  )
}
