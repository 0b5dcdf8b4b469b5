import {
  IconCheck,
  IconCopy,
  IconDeviceDesktop,
  IconDeviceDesktopCheck,
  IconDeviceDesktopX,
  IconMail,
  IconMessage,
  IconPrinter
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../common/words/languages.ts'
import { PrinterChooser } from '../proof/chooser-later.ts'
import type { Action } from '../state/use-action.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { screenWord, toggleScreen, useFollowScreen, useScreen } from './screen-store.ts'
import { useWays } from './use-ways.ts'
import { WayButton } from './way-button.tsx'
import classes from './ways.module.css'

const ways = [
  { way: 'copyLink', name: 'copyLink', icon: IconCopy, words: 'action.copyLink', done: 'copied' },
  { way: 'message', name: 'copyMessage', icon: IconMessage, words: 'handover.message', done: 'copied' },
  { way: 'mail', name: 'mail', icon: IconMail, words: 'handover.mail', done: 'opened' },
  { way: 'slip', name: 'printSlip', icon: IconPrinter, words: 'handover.slip', done: 'sent' }
] as const

/** Copying the link, which is done elsewhere in the request, too. */
export interface LinkActions {
  /** What was done last with the request. */
  done: { what: string } | null
  copyLink: Action
}

interface Props {
  id: string
  language: Language
  hasLink: boolean
  actions: LinkActions
}

/** Every other way to the person, in one row beneath the code. */
export function Ways({ id, language, hasLink, actions }: Props) {
  const { t } = useTranslation()
  const { done, begin, problems: others, slip } = useWays(id, language, hasLink)
  const { copyLink } = actions
  const copied = actions.done?.what === 'copied' ? t('action.copied') : null
  const saidOf = (way: (typeof ways)[number]['way']) => {
    if (way === 'copyLink') return copied
    return done?.way === way ? done.words : null
  }
  const press = (way: (typeof ways)[number]['way']) => (way === 'copyLink' ? void copyLink.run() : begin(way))
  const problems = copyLink.problem === null ? others : [copyLink.problem, ...others]
  return (
    <div className={classes.ways}>
      <div className={classes.row} data-testid="ways">
        {ways.map(({ way, name, icon, words, done: doneWord }) => {
          const said = saidOf(way)
          const isDone = said !== null
          const isBusy = way === 'slip' && slip.isBusy
          return (
            <WayButton
              key={way}
              name={name}
              icon={isDone ? IconCheck : icon}
              tone={isDone ? 'done' : 'plain'}
              isOff={!hasLink}
              caption={
                isDone ? t(`handover.done.${doneWord}`) : isBusy ? t('handover.printing') : t(`handover.short.${way}`)
              }
              label={said ?? t(words)}
              hint={said ?? t(`does.${name}`)}
              onClick={() => press(way)}
            />
          )
        })}
        <ScreenButton />
      </div>
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

const screenIcons = { off: IconDeviceDesktop, shown: IconDeviceDesktopCheck, waits: IconDeviceDesktopX }

/** The second screen on or off; it says how it is. */
function ScreenButton() {
  const { t } = useTranslation()
  const view = useScreen((state) => state.view)
  useFollowScreen()
  const word = view === null ? 'off' : screenWord(view)
  return (
    <WayButton
      name="secondScreen"
      icon={screenIcons[word]}
      tone={word === 'shown' ? 'on' : 'plain'}
      caption={t(`handover.short.screen.${word}`)}
      label={t(`handover.screen.${word}`)}
      hint={t('does.secondScreen')}
      isPressed={word !== 'off'}
      onClick={() => void toggleScreen()}
    />
  )
}
