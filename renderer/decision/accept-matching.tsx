import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MatchingFound, mostAccepted } from '../../common/words/accept-matching.ts'
import type { BatchAction, BatchProps } from '../list/batch-actions.ts'
import type { Selection } from '../list/selection-store.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { shownScope } from '../state/desk-store.ts'
import { useAction } from '../state/use-action.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { later } from '../ui/later.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './accept-matching.module.css'

/** Read when it is wanted: its field of several lines is no small part of what the first picture would read. */
const Question = later(async () => (await import('./accept-question.tsx')).AcceptQuestion)

/** Accepts all that match of what is chosen, in the bar of the selection. */
export const acceptMatchingAction: BatchAction = { name: 'acceptMatching', Action: AcceptMatching }

const chosenOf = (selection: Selection) =>
  selection.kind === 'ids' ? { ids: [...selection.ids] } : { query: selection.query, except: [...selection.except] }

function AcceptMatching({ selection, count }: BatchProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  // For what it was found; chosen otherwise, it is looked for again.
  const [found, setFound] = useState<{ of: Selection; value: MatchingFound } | null>(null)
  const isTooMany = count > mostAccepted
  const looking = useAction(
    () => desk().decisions.findMatching({ serviceId: shownScope(), chosen: chosenOf(selection) }),
    (value) => setFound({ of: selection, value })
  )
  const look = isTooMany ? undefined : () => void looking.run()
  useActions({ acceptMatching: look })
  const shown = found !== null && found.of === selection ? found.value : null
  return (
    <>
      <KeyHint label={t('does.acceptMatching')} combo={actionKeys.acceptMatching}>
        <Button
          variant="default"
          aria-disabled={isTooMany || looking.isBusy}
          aria-keyshortcuts={ariaKeys(actionKeys.acceptMatching)}
          aria-expanded={shown !== null}
          onClick={look}
        >
          {looking.isBusy ? t('acceptMatching.looking') : t('acceptMatching.button')}
        </Button>
      </KeyHint>
      {isTooMany ? (
        <p className={classes.whole}>{t('acceptMatching.tooMany', { most: wholeNumber(mostAccepted, locale) })}</p>
      ) : null}
      {looking.problem === null ? null : (
        <div className={classes.whole}>
          <ProblemNote problem={looking.problem} />
        </div>
      )}
      {shown === null ? null : <Question found={shown} onClose={() => setFound(null)} />}
    </>
  )
}
