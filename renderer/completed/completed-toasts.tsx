import { Button, CloseButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../state/desk.ts'
import { useServiceOf } from '../state/desk-store.ts'
import { useHand } from '../state/hand-store.ts'
import { TestMark } from '../state/service-mark.tsx'
import { StatusShape } from '../state/status-mark.tsx'
import { actionKeys } from '../ui/action-keys.ts'
import { useActions } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import { dismiss, dismissByHand, openToast, type Toast, tellCompleted, useCompleted } from './completed-store.ts'
import classes from './completed-toasts.module.css'
import type { Around } from './toast-place.ts'

/** How long a toast stays, while neither the pointer nor the focus is in it. */
const shownForMs = 25_000

/** Tells within the window of requests that were completed elsewhere. Screen readers hear it from the live region. */
export function CompletedToasts() {
  const { t } = useTranslation()
  const toasts = useCompleted((state) => state.toasts)
  const last = toasts.at(-1)
  useTold()
  useSeenInHand(toasts)
  useActions({ openCompleted: last === undefined ? undefined : () => openToast(last) })
  if (toasts.length === 0) return null
  return (
    <aside aria-label={t('completed.label')}>
      {toasts.map((toast) => (
        <OneToast key={toast.serial} toast={toast} isLast={toast === last} />
      ))}
    </aside>
  )
}

/** Whose request it is, where it is for practice. */
function ToastMark({ serviceId }: { serviceId: string }) {
  const service = useServiceOf(serviceId)
  return service === null ? null : <TestMark service={service} />
}

function OneToast({ toast, isLast }: { toast: Toast; isLast: boolean }) {
  const { t } = useTranslation()
  const [isHeld, setHeld] = useState(false)
  const [only, ...others] = toast.about
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismiss(toast.serial), shownForMs)
    return () => clearTimeout(timer)
  }, [isHeld, toast.serial])
  if (only === undefined) return null
  const isOne = others.length === 0
  const words = isOne ? only.who || only.reference : t('completed.many', { count: toast.about.length })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div
      role="group"
      aria-label={words}
      className={classes.toast}
      style={toast.place}
      data-testid="completed"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {isOne ? <StatusShape kind={only.outcome} size={20} /> : null}
      <div className={classes.words}>
        <ToastMark serviceId={only.serviceId} />
        <strong>{words}</strong>
        {isOne ? (
          <span>
            {only.who === '' ? null : `${only.reference} · `}
            {t(`status.${only.outcome}`)}
          </span>
        ) : null}
      </div>
      <KeyHint label={t('does.openCompleted')} combo={actionKeys.openCompleted}>
        <Button
          size="compact-md"
          mih={32}
          variant="default"
          {...(isLast ? { 'aria-keyshortcuts': ariaKeys(actionKeys.openCompleted) } : {})}
          onClick={() => openToast(toast)}
        >
          {isOne ? t('completed.open') : t('completed.show')}
        </Button>
      </KeyHint>
      <CloseButton size={32} aria-label={t('common.dismiss')} onClick={() => dismissByHand(toast.serial)} />
    </div>
  )
}

/** Hears of what was completed, and knows where the hand is by then. */
function useTold() {
  const pointer = useRef<Around['pointer']>(null)
  useEffect(() => {
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      pointer.current = { x: clientX, y: clientY }
    }
    window.addEventListener('pointermove', onMove, { passive: true })
    const stop = desk().on.requestsCompleted((completed) => tellCompleted(completed, () => aroundNow(pointer.current)))
    return () => {
      window.removeEventListener('pointermove', onMove)
      stop()
    }
  }, [])
}

function aroundNow(pointer: Around['pointer']): Omit<Around, 'taken'> {
  const focused = document.activeElement
  const hasFocus = focused instanceof HTMLElement && focused !== document.body
  return {
    window: { width: window.innerWidth, height: window.innerHeight },
    left: document.querySelector('main')?.getBoundingClientRect().left ?? 0,
    pointer,
    focused: hasFocus ? focused.getBoundingClientRect() : null
  }
}

/** Whoever opens the request by another way has seen it. */
function useSeenInHand(toasts: readonly Toast[]) {
  const inHand = useHand(({ hand }) => (hand.kind === 'request' ? hand.id : null))
  useEffect(() => {
    const seen = toasts.find(({ about }) => about.length === 1 && about[0]?.id === inHand)
    if (seen !== undefined) dismiss(seen.serial)
  }, [inHand, toasts])
}
