import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Verdict } from '../../common/words/outcomes.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { useLocale } from '../locales/use-locale.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys, type Combo } from '../ui/keys.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { choiceOrder } from './choice-order.ts'
import { ConcernList } from './concern-list.tsx'
import classes from './decision.module.css'
import { NoteField } from './note-field.tsx'
import { objectionWords } from './objection-words.ts'
import { type Deciding, decideKey } from './use-decision.ts'

interface Props {
  detail: RequestDetail
  deciding: Deciding
}

/** Accept, reject, ask again, with a note; accepting against an objection is asked about plainly. */
export function DecidePart({ detail, deciding }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { state } = deciding
  const isConfirming = state === 'confirming' || state === 'noteWanted'
  return (
    <div className={classes.decide} data-deciding data-confirming={isConfirming}>
      {detail.isDecidedTwice ? (
        <Note tone="warn">
          <p>{t('decision.twice')}</p>
        </Note>
      ) : null}
      <LikenessSentence detail={detail} />
      <ConcernList detail={detail} />
      {state === 'looking' || (isConfirming && detail.outcome === 'identified') ? <WhoCame detail={detail} /> : null}
      {isConfirming ? (
        <p className={classes.ask}>{t('decision.askAnyway', { reasons: objectionWords(detail, t, locale) })}</p>
      ) : null}
      <NoteField
        detail={detail}
        label={isConfirming ? t('decision.noteWhy') : t('decision.note')}
        error={state === 'noteWanted' ? t('decision.noteWanted') : null}
      />
      {isConfirming || state === 'looking' ? (
        <Confirm deciding={deciding} label={isConfirming ? t('decision.acceptAnyway') : t('decision.acceptPerson')} />
      ) : (
        <Choices detail={detail} deciding={deciding} />
      )}
      {deciding.problem === null || state === 'noteWanted' ? null : <ProblemNote problem={deciding.problem} />}
    </div>
  )
}

function Choices({ detail, deciding }: Props) {
  const { t } = useTranslation()
  const { order, first } = choiceOrder(detail)
  const ways: Readonly<Record<Verdict, { run: () => void; also?: Combo }>> = {
    accept: { run: deciding.accept, also: decideKey },
    reject: { run: deciding.reject },
    askAgain: { run: deciding.askAgain }
  }
  const choices = order.map((name) => ({ name, ...ways[name] }))
  return (
    <div className={classes.buttons}>
      {choices.map(({ name, run, also }) => (
        <KeyHint key={name} label={t(`does.${name}`)} combo={actionKeys[name]} also={also}>
          <Button
            size="md"
            variant={name === first ? 'filled' : 'default'}
            {...(name === first && name === 'reject' ? { className: classes.reject } : {})}
            px="md"
            aria-disabled={deciding.isBusy}
            aria-keyshortcuts={[actionKeys[name], ...(also === undefined ? [] : [also])]
              .map((key) => ariaKeys(key))
              .join(' ')}
            onClick={run}
          >
            {name === 'askAgain' ? t('action.askAgain') : t(`does.${name}`)}
          </Button>
        </KeyHint>
      ))}
      {detail.verdict === null ? null : (
        <Button size="md" variant="subtle" onClick={deciding.close}>
          {t('decision.keep')}
        </Button>
      )}
    </div>
  )
}

function Confirm({ deciding, label }: { deciding: Deciding; label: string }) {
  const { t } = useTranslation()
  return (
    <div className={classes.buttons}>
      <KeyHint label={label} combo={decideKey}>
        <Button
          size="md"
          aria-disabled={deciding.isBusy}
          aria-keyshortcuts={ariaKeys(decideKey)}
          onClick={deciding.accept}
        >
          {label}
        </Button>
      </KeyHint>
      <Button size="md" variant="default" onClick={deciding.close}>
        {t('decision.notYet')}
      </Button>
    </div>
  )
}

/** Whoever was identified, to be looked at before they are accepted: nobody has compared them with anything. */
function WhoCame({ detail: { result } }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const name = [result?.givenName, result?.familyName].filter(Boolean).join(' ') || result?.name
  return (
    <div data-testid="who-came">
      <p className={classes.ask}>{t('decision.lookFirst')}</p>
      <p className={classes.who}>{[name, result?.sub].filter(Boolean).join(' · ')}</p>
    </div>
  )
}

/** Why the differences look like the same person or like another one; which of them it is, the title of the card says. */
function LikenessSentence({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  if (detail.likeness === null) return null
  return (
    <p className={classes.likeness} data-testid="likeness">
      {t(`likeness.${detail.likeness}`)}
    </p>
  )
}
