import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { NewRequest } from '../create/new-request.tsx'
import { ImportPanel } from '../import/import-panel.tsx'
import { RequestInHand } from '../request/request-in-hand.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { type Hand, useHand } from '../state/hand-store.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { focusPlace } from '../ui/keep-focus.ts'
import classes from './hand-pane.module.css'

// Its charts are as large as everything else, and nobody opens it to begin a day.
const NumbersPage = lazy(() => import('../numbers/numbers-page.tsx'))

interface Props {
  service: ServiceView
  onBack: () => void
  /** The request in hand is no more. */
  onGone: () => void
}

/** A name for what is in hand: when it changes, a part that broke gets another chance. */
function keyOf(hand: Hand): string {
  if (hand.kind === 'request') return hand.id
  return hand.kind === 'create' ? hand.draft : hand.kind
}

/** The right part: the request in hand, a new request, an import, or the settings. With nothing in hand it takes no room. */
export function HandPane({ service, onBack, onGone }: Props) {
  const hand = useHand((state) => state.hand)
  const pane = useRef<HTMLElement>(null)
  useTakeFocus(pane)
  const { t } = useTranslation()
  const labels = {
    nothing: t('hand.label'),
    request: t('hand.label'),
    create: t('create.title'),
    import: t('import.title'),
    numbers: t('numbers.title'),
    settings: t('settings.title')
  }
  return (
    <section className={classes.pane} aria-label={labels[hand.kind]} ref={pane} {...focusPlace('hand')}>
      <ErrorBoundary scope="panel" resetKey={keyOf(hand)}>
        {hand.kind === 'request' ? (
          <RequestInHand key={hand.id} id={hand.id} first={hand.detail ?? null} onBack={onBack} onGone={onGone} />
        ) : null}
        {hand.kind === 'create' ? (
          <NewRequest key={hand.draft} draftKey={hand.draft} service={service} onBack={onBack} />
        ) : null}
        {hand.kind === 'import' ? <ImportPanel service={service} onBack={onBack} /> : null}
        {hand.kind === 'numbers' ? (
          <Suspense fallback={null}>
            <NumbersPage service={service} onBack={onBack} />
          </Suspense>
        ) : null}
        {hand.kind === 'settings' ? (
          <SettingsPage
            service={service}
            onBack={onBack}
            isFromList={hand.from.kind === 'nothing'}
            begin={hand.begin}
          />
        ) : null}
      </ErrorBoundary>
    </section>
  )
}

/** Opening something moves the focus into it: to its first field when it has one that asks for it, else to its title. */
function useTakeFocus(pane: { current: HTMLElement | null }) {
  const focusSerial = useHand((state) => state.focusSerial)
  useEffect(() => {
    if (focusSerial === 0) return
    const target = pane.current?.querySelector<HTMLElement>('[data-first-focus]')
    target?.focus()
  }, [focusSerial, pane])
}
