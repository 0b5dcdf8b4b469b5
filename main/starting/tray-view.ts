/** What the mark beside the system's clock says: how many, and never who. */
import type { Language } from '../../common/words/languages.ts'
import { textsIn } from '../texts/texts.ts'

/** What can be chosen in the mark's menu. */
export type TrayAct = 'open' | 'newRequest' | 'lock' | 'quit'

/** One line of the menu; one without an act is only read. */
export type TrayLine = { label: string; act: TrayAct | null; isEnabled: boolean }

/** The mark: what it says when it is pointed at, and its menu. */
export type TrayView = { tip: string; lines: readonly TrayLine[] }

/**
 * The mark in the system, as a port. `show` puts it there or changes it, and returns false where the system has no place
 * for it; `hide` takes it away.
 */
export type Tray = { show(view: TrayView, press: (act: TrayAct) => void): boolean; hide(): void; isShown(): boolean }

/** How the desk stands. `counts` are of all its services; null where it is not open. */
export type TrayFacts = {
  counts: { waiting: number; finished: number } | null
  isLocked: boolean
  canLock: boolean
  hasService: boolean
}

/** The mark in a language. */
export function trayView({ counts, isLocked, canLock, hasService }: TrayFacts, language: Language): TrayView {
  const t = textsIn(language)
  const told =
    counts === null
      ? [t('tray.closed')]
      : [t('tray.waiting', { count: counts.waiting }), t('tray.finished', { count: counts.finished })]
  const locked = isLocked ? [t('tray.locked')] : []
  const line = (act: TrayAct, isEnabled: boolean): TrayLine => ({ label: t(`tray.${act}`), act, isEnabled })
  return {
    tip: ['eeID Desk', ...locked, ...told].join(' · '),
    lines: [
      ...[...locked, ...told].map((label) => ({ label, act: null, isEnabled: false })),
      line('open', true),
      line('newRequest', counts !== null && !isLocked && hasService),
      line('lock', canLock),
      line('quit', true)
    ]
  }
}
