import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowLeft, IconCopy, IconDeviceDesktop } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages, type RequestDetail } from '../../preload/shapes.ts'
import type { HandActions } from '../requests/hand-actions.ts'
import { useLine } from '../requests/line-store.ts'
import type { TimeLeft } from '../requests/time-left.ts'
import { actionKeys, useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './hand-over.module.css'
import { PersonCard } from './person-card.tsx'
import { choosePersonLanguage, flipPersonLanguage, usePersonLanguage } from './person-language.ts'
import { readScreen, screenWord, toggleScreen, useScreen } from './screen-store.ts'
import type { HandOverStage } from './stage.ts'
import { useShownLink } from './use-shown-link.ts'

interface Props {
  detail: RequestDetail
  stage: Exclude<HandOverStage, null>
  left: TimeLeft | null
  actions: HandActions
}

/** The link, to be handed over to the person at the counter. */
export function HandOver({ detail, stage, left, actions }: Props) {
  const { t } = useTranslation()
  const { id } = detail
  const language = usePersonLanguage(id)
  const shown = useShownLink(id, detail.serviceId, language)
  useActions({ flipLanguage: () => flipPersonLanguage(id) })
  return (
    <section className={classes.view} aria-label={t('handover.region')} data-testid="hand-over">
      <div className={classes.head}>
        <LanguageChoice id={id} language={language} />
        <KeyHint label={t('handover.backToDetails')} combo={actionKeys.handOver}>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowLeft size={18} aria-hidden="true" />}
            aria-keyshortcuts={ariaKeys(actionKeys.handOver)}
            onClick={actions.toggleHandOver}
          >
            {t('handover.backToDetails')}
          </Button>
        </KeyHint>
      </div>
      <Ways actions={actions} hasLink={shown?.link != null} />
      <PersonCard
        language={shown?.language ?? language}
        reference={detail.reference}
        reason={shown?.reason ?? detail.reason}
        qr={shown?.qr ?? null}
        methods={shown?.methods ?? []}
        left={left}
        waiting={<Waiting stage={stage} />}
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
    <KeyHint label={t('does.flipLanguage')} combo={actionKeys.flipLanguage}>
      <SegmentedControl
        aria-label={t('handover.language')}
        data={languages.map((value) => ({ value, label: t(`language.short.${value}`) }))}
        value={language}
        onChange={(value) => choosePersonLanguage(id, value as Language)}
        size="sm"
      />
    </KeyHint>
  )
}

/** In the code's place: why it is not there yet, in the clerk's language, since it is the clerk who asks. */
function Waiting({ stage }: { stage: Props['stage'] }) {
  const { t, i18n } = useTranslation()
  const isOffline = useLine(({ line }) => line !== null && line.status !== 'online' && line.status !== 'starting')
  if (stage === 'link') return null
  const why = isOffline && stage !== 'unsure' ? 'network' : stage === 'unsure' ? 'unsure' : 'sending'
  return (
    <div lang={i18n.language} role="status">
      <p className={classes.why}>{t(`handover.${why}`)}</p>
      <p className={classes.whyText}>{t(`handover.${why}Text`)}</p>
    </div>
  )
}

/** Every other way to the person. */
function Ways({ actions, hasLink }: { actions: HandActions; hasLink: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={classes.ways}>
      <div className={classes.buttons}>
        <KeyHint label={t('action.copyLink')} combo={actionKeys.copyLink}>
          <Button
            size="xs"
            variant="default"
            disabled={!hasLink}
            leftSection={<IconCopy size={18} aria-hidden="true" />}
            aria-keyshortcuts={ariaKeys(actionKeys.copyLink)}
            onClick={() => void actions.copyLink.run()}
          >
            {t('action.copyLink')}
          </Button>
        </KeyHint>
        <ScreenButton />
      </div>
      {actions.done?.what === 'copied' ? <p className={classes.done}>{t('action.copied')}</p> : null}
      {actions.copyLink.problem === null ? null : <ProblemNote problem={actions.copyLink.problem} />}
    </div>
  )
}

/** The second screen on or off; its words say how it is. */
function ScreenButton() {
  const { t } = useTranslation()
  const view = useScreen((state) => state.view)
  useEffect(() => void readScreen(), [])
  return (
    <KeyHint label={t('does.secondScreen')} combo={actionKeys.secondScreen}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDeviceDesktop size={18} aria-hidden="true" />}
        aria-keyshortcuts={ariaKeys(actionKeys.secondScreen)}
        onClick={() => void toggleScreen()}
      >
        {t(`handover.screen.${view === null ? 'off' : screenWord(view)}`)}
      </Button>
    </KeyHint>
  )
}
