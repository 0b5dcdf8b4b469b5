import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { type Hand, useHand } from '../state/hand-store.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { focusPlace } from '../ui/keep-focus.ts'
import classes from './hand-pane.module.css'
import { AuditPage, HealthPage, ImportPanel, NewRequest, NumbersPage, RequestInHand, SettingsPage } from './parts.ts'

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
    audit: t('audit.title'),
    health: t('health.title'),
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
        {hand.kind === 'numbers' ? <NumbersPage service={service} onBack={onBack} /> : null}
        {hand.kind === 'audit' ? (
          <AuditPage
            key={hand.request?.id ?? ''}
            request={hand.request}
            onBack={onBack}
            isFromList={hand.from.kind === 'nothing'}
          />
        ) : null}
        {hand.kind === 'health' ? <HealthPage begin={hand.begin} onBack={onBack} /> : null}
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

/**
 * Opening something moves the focus into it: to its first field when it has one that asks for it, else to its title. Where
 * its code is still being read, once it is there, unless the clerk has gone elsewhere meanwhile.
 */
function useTakeFocus(pane: { current: HTMLElement | null }) {
  const focusSerial = useHand((state) => state.focusSerial)
  useEffect(() => {
    if (focusSerial === 0 || pane.current === null) return
    return focusOnceThere(pane.current)
  }, [focusSerial, pane])
}

function focusOnceThere(place: HTMLElement): () => void {
  const before = document.activeElement
  const observer = new MutationObserver(look)
  function look() {
    const target = place.querySelector<HTMLElement>('[data-first-focus]')
    const hasStayed = document.activeElement === before
    if (target === null && hasStayed) return
    observer.disconnect()
    if (hasStayed) target?.focus()
  }
  observer.observe(place, { childList: true, subtree: true })
  look()
  return () => observer.disconnect()
}
