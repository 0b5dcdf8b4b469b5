import { Button, SegmentedControl } from '@mantine/core'
import { IconMaximize } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../common/words/languages.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { useConnection } from '../state/connection-store.ts'
import { choosePersonLanguage, flipPersonLanguage, usePersonLanguage } from '../state/person-language.ts'
import type { TimeLeft } from '../state/time-left.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { Note } from '../ui/note.tsx'
import classes from './hand-over.module.css'
import { LargeCode } from './large-code.tsx'
import { PersonCard } from './person-card.tsx'
import { RefusedLinkNote } from './refused-link.tsx'
import type { HandOverStage } from './stage.ts'
import { type Shown, useShownLink } from './use-shown-link.ts'
import { type LinkActions, Ways } from './ways.tsx'

interface Props {
  detail: RequestDetail
  stage: Exclude<HandOverStage, null>
  left: TimeLeft | null
  actions: LinkActions & { toggleHandOver: () => void }
}

/** The link, to be handed over to the person at the counter. */
export function HandOver({ detail, stage, left, actions }: Props) {
  const { t } = useTranslation()
  const { id } = detail
  const language = usePersonLanguage(id)
  const shown = useShownLink(id, detail.serviceId, language)
  const qr = shown?.qr ?? null
  const [isLarge, setLarge] = useState(false)
  useActions({
    flipLanguage: () => flipPersonLanguage(id),
    largeCode: qr === null ? undefined : () => setLarge(true)
  })
  return (
    <section className={classes.view} aria-label={t('handover.region')} data-testid="hand-over" data-hand-over>
      <div className={classes.head}>
        <LanguageChoice id={id} language={language} />
        <KeyHint label={t('does.largeCode')} combo={actionKeys.largeCode}>
          <Button
            className={classes.tool}
            variant="subtle"
            disabled={qr === null}
            leftSection={<IconMaximize size={18} aria-hidden="true" />}
            aria-keyshortcuts={ariaKeys(actionKeys.largeCode)}
            onClick={() => setLarge(true)}
          >
            {t('handover.large')}
          </Button>
        </KeyHint>
        <KeyHint label={t('handover.toDetails')} combo={actionKeys.handOver}>
          <Button
            className={classes.tool}
            variant="subtle"
            color="gray"
            aria-keyshortcuts={ariaKeys(actionKeys.handOver)}
            onClick={actions.toggleHandOver}
          >
            {t('handover.toDetails')}
          </Button>
        </KeyHint>
      </div>
      {detail.superseded ? (
        <Note tone="warn">
          <p>{t('handover.superseded')}</p>
        </Note>
      ) : null}
      <PersonCard
        language={shown?.language ?? language}
        reference={detail.reference}
        reason={shown?.reason ?? detail.reason}
        qr={qr}
        methods={shown?.methods ?? []}
        left={left}
        waiting={
          shown?.refused ? <RefusedLinkNote id={id} refused={shown.refused} /> : <NoCode stage={stage} shown={shown} />
        }
      />
      <Ways id={id} language={language} actions={actions} hasLink={shown?.link != null} />
      <LargeCode
        id={id}
        language={shown?.language ?? language}
        reference={detail.reference}
        qr={qr}
        isOpen={isLarge}
        onClose={() => setLarge(false)}
      />
      {shown?.link == null ? null : (
        <p className={classes.link} data-testid="link">
          {shown.link}
        </p>
      )}
    </section>
  )
}

function LanguageChoice({ id, language }: { id: string; language: Language }) {
  const { t } = useTranslation()
  return (
    <div className={classes.language}>
      <span aria-hidden="true">{t('handover.language')}</span>
      <KeyHint label={t('does.flipLanguage')} combo={actionKeys.flipLanguage}>
        <SegmentedControl
          aria-label={t('handover.language')}
          data={languages.map((value) => ({ value, label: t(`language.short.${value}`) }))}
          value={language}
          onChange={(value) => choosePersonLanguage(id, value as Language)}
          size="sm"
        />
      </KeyHint>
    </div>
  )
}

/** In the code's place: why it is not there, in the clerk's language, since it is the clerk who asks. */
function NoCode({ stage, shown }: { stage: Props['stage']; shown: Shown | null }) {
  const { t, i18n } = useTranslation()
  const isOffline = useConnection(
    ({ connection }) => connection !== null && connection.status !== 'online' && connection.status !== 'starting'
  )
  const why = whyNoCode(stage, shown, isOffline)
  if (why === null) return null
  return (
    <div lang={i18n.language} role="status">
      <p className={classes.why}>{t(`handover.${why}`)}</p>
      <p className={classes.whyText}>{t(`handover.${why}Text`)}</p>
    </div>
  )
}

/** Null for the moment in which it is being read. */
function whyNoCode(stage: Props['stage'], shown: Shown | null, isOffline: boolean) {
  if (stage === 'link') return shown?.link != null && shown.qr === null ? 'tooLong' : null
  if (stage === 'confirming') return 'confirming'
  return isOffline ? 'network' : 'sending'
}
