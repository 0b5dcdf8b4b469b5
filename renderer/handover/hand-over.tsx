import { Button, SegmentedControl } from '@mantine/core'
import {
  IconCopy,
  IconDeviceDesktop,
  IconFileDescription,
  IconMail,
  IconMessage,
  IconPrinter
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../common/words/languages.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { PrinterChooser } from '../proof/printer-chooser.tsx'
import type { Printing } from '../proof/use-printing.ts'
import { useConnection } from '../state/connection-store.ts'
import { choosePersonLanguage, flipPersonLanguage, usePersonLanguage } from '../state/person-language.ts'
import type { TimeLeft } from '../state/time-left.ts'
import type { Action } from '../state/use-action.ts'
import { type ActionName, actionKeys, useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './hand-over.module.css'
import { PersonCard } from './person-card.tsx'
import { RefusedLinkNote } from './refused-link.tsx'
import { screenWord, toggleScreen, useFollowScreen, useScreen } from './screen-store.ts'
import type { HandOverStage } from './stage.ts'
import { type Shown, useShownLink } from './use-shown-link.ts'
import { useWays } from './use-ways.ts'

/** What is done with the link elsewhere in the request, too. */
export interface LinkActions {
  /** What was done last with the request. */
  done: { what: string } | null
  toggleHandOver: () => void
  copyLink: Action
}

interface Props {
  detail: RequestDetail
  stage: Exclude<HandOverStage, null>
  left: TimeLeft | null
  actions: LinkActions
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
        <KeyHint label={t('handover.toDetails')} combo={actionKeys.handOver}>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconFileDescription size={18} aria-hidden="true" />}
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
      <Ways id={id} language={language} actions={actions} hasLink={shown?.link != null} />
      <PersonCard
        language={shown?.language ?? language}
        reference={detail.reference}
        reason={shown?.reason ?? detail.reason}
        qr={shown?.qr ?? null}
        methods={shown?.methods ?? []}
        left={left}
        waiting={
          shown?.refused ? <RefusedLinkNote id={id} refused={shown.refused} /> : <NoCode stage={stage} shown={shown} />
        }
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

interface WaysProps {
  id: string
  language: Language
  actions: LinkActions
  hasLink: boolean
}

const icons = { message: IconMessage, mail: IconMail, slip: IconPrinter }
const keys = { message: 'copyMessage', mail: 'mail', slip: 'printSlip' } as const

/** Every other way to the person. */
function Ways({ id, language, actions, hasLink }: WaysProps) {
  const { t } = useTranslation()
  const { done, begin, problems, slip } = useWays(id, language, hasLink)
  const said = actions.done?.what === 'copied' ? t('action.copied') : (done ?? sentWords(t, slip))
  return (
    <div className={classes.ways}>
      <div className={classes.buttons}>
        <WayButton
          name="copyLink"
          icon={IconCopy}
          isOff={!hasLink}
          words={t('action.copyLink')}
          onClick={() => void actions.copyLink.run()}
        />
        {(['message', 'mail', 'slip'] as const).map((way) => (
          <WayButton
            key={way}
            name={keys[way]}
            icon={icons[way]}
            isOff={!hasLink}
            words={way === 'slip' && slip.isBusy ? t('handover.printing') : t(`handover.${way}`)}
            onClick={() => begin(way)}
          />
        ))}
        <ScreenButton />
      </div>
      {said === null ? null : <p className={classes.done}>{said}</p>}
      {actions.copyLink.problem === null ? null : <ProblemNote problem={actions.copyLink.problem} />}
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
      {slip.isChoosing ? (
        // Over what is below: the code must not move while a phone is aimed at it.
        <div className={classes.choosing}>
          <div className={classes.chooser}>
            <PrinterChooser
              job="slip"
              choice={slip.choice}
              isBusy={slip.isBusy}
              onChoose={(choice) => void slip.printWith(choice)}
              onClose={slip.stopChoosing}
            />
          </div>
        </div>
      ) : null}
    </div>
  )
}

/** Where the slip went; null before it did. */
function sentWords(t: TFunction, { sent }: Printing): string | null {
  return sent === null ? null : t('print.sent', { printer: sent.printer, count: sent.copies })
}

interface WayButtonProps {
  name: ActionName
  icon: typeof IconCopy
  isOff?: boolean
  words: string
  onClick: () => void
}

function WayButton({ name, icon: Icon, isOff = false, words, onClick }: WayButtonProps) {
  const { t } = useTranslation()
  return (
    <KeyHint label={t(`does.${name}`)} combo={actionKeys[name]}>
      <Button
        className={classes.way}
        variant="default"
        disabled={isOff}
        leftSection={<Icon size={18} aria-hidden="true" />}
        aria-keyshortcuts={ariaKeys(actionKeys[name])}
        onClick={onClick}
      >
        {words}
      </Button>
    </KeyHint>
  )
}

/** The second screen on or off; its words say how it is. */
function ScreenButton() {
  const { t } = useTranslation()
  const view = useScreen((state) => state.view)
  useFollowScreen()
  const words = t(`handover.screen.${view === null ? 'off' : screenWord(view)}`)
  return <WayButton name="secondScreen" icon={IconDeviceDesktop} words={words} onClick={() => void toggleScreen()} />
}
