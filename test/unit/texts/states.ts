/** The words for a state, as they stand beside one another on the screen, and which state each means. */
import type { LanguageName } from './catalogue.ts'
import type { States } from './rules.ts'

/** Every word for a state: of the list, its filters and views, of decisions, of an import. */
export const states: States = {
  notSent: ['status.notSent', 'connection.waiting', 'import.batch.waiting'],
  confirming: ['status.confirming'],
  needsCorrecting: ['status.needsCorrecting', 'import.batch.needsCorrecting'],
  needsAttention: [
    'status.needsAttention',
    'rail.needsAttention',
    'list.views.needsAttention',
    'connection.needsAttention',
    'import.batch.needsAttention'
  ],
  waiting: ['status.waiting', 'rail.waiting', 'list.views.waiting'],
  matches: ['status.matching', 'hand.matches', 'main.cover.matches'],
  differs: ['status.differing', 'hand.differs', 'main.cover.differs'],
  notCompared: ['status.notCompared', 'hand.notCompared', 'main.cover.notCompared'],
  expired: ['status.expired', 'list.ranOut'],
  other: ['status.other'],
  accepted: ['decision.verdict.accept', 'list.verdicts.accept', 'next.accepted.title', 'main.cover.verdict.accept'],
  rejected: ['decision.verdict.reject', 'list.verdicts.reject', 'next.turnedDown.title', 'main.cover.verdict.reject'],
  askedAgain: [
    'decision.verdict.askAgain',
    'list.verdicts.askAgain',
    'list.superseded',
    'next.askedAgain.title',
    'main.cover.verdict.askAgain'
  ],
  toDecide: ['rail.toDecide', 'list.views.toDecide', 'list.toDecide'],
  notDecided: ['list.verdicts.none'],
  expiringToday: ['rail.expiringToday', 'list.views.expiringToday'],
  proofMissing: ['rail.proofMissing', 'list.views.proofMissing'],
  proofNone: ['proofMark.none'],
  proofAwaited: ['proofMark.awaited'],
  proofKept: ['proofMark.kept'],
  proofRefused: ['proofMark.refused'],
  sending: ['import.batch.running'],
  paused: ['import.batch.paused'],
  done: ['import.batch.done'],
  cancelled: ['import.batch.cancelled'],
  interrupted: ['import.batch.cut'],
  willNotBeSent: ['import.batch.dropped'],
  rowGood: ['import.ready'],
  rowWrong: ['import.filter.wrong'],
  rowDoubtful: ['import.filter.doubtful']
}

/** Pairs whose words may be alike: a state and its opposite, or what is one thing to the clerk. */
export const meant: Readonly<Record<LanguageName, readonly string[]>> = {
  // What is not decided is what there is to decide.
  en: ['toDecide ~ notDecided'],
  et: ['toDecide ~ notDecided'],
  // The opposites of a comparison stand beside one another all day, each with a mark and a colour of its own.
  ru: ['matches ~ differs']
}
