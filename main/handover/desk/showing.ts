/** What the second screen shows: the request that the clerk hands over, without anything that tells who it is about. */

import type { ScreenState } from '../../../common/words/app/second-screen.ts'
import type { Language } from '../../../common/words/languages.ts'
import { isUnderWay } from '../../../common/words/requests.ts'
import { isForTest } from '../../../common/words/services.ts'
import { time } from '../../requests/time.ts'
import type { Desk, OpenDesk } from '../../startup/desk.ts'
import type { FoundRequest } from '../../store/list/views.ts'
import { safeReference } from './safe-reference.ts'
import { handoverSetting } from './settings.ts'
import { shownLink } from './shown-link.ts'

/** What showing works with; `changed` is told what to show, and only when it is something else. */
export type ShowingOptions = {
  desk: () => Pick<Desk, 'opened'>
  now: () => number
  changed: (state: ScreenState) => void
}

/** Keeps what the second screen shows. */
export function createShowing({ desk, now, changed }: ShowingOptions) {
  let current: { id: string; language: Language } | null = null
  let lastText = ''

  function state(): ScreenState {
    const open = desk().opened()
    if (!open) return { kind: 'idle', office: '' }
    const { office } = open.store.settings.get(handoverSetting)
    const link = current && linkState(open, current, office, now())
    return link ?? { kind: 'idle', office }
  }

  function push(): void {
    const next = state()
    lastText = JSON.stringify(next)
    changed(next)
  }

  function refresh(): void {
    if (JSON.stringify(state()) !== lastText) push()
  }

  return {
    state,
    /** Something that is shown may be another: the request, the office's name. */
    refresh,
    /** Tells what is shown, though it be the same: its page has begun anew, or was asleep. */
    push,
    show(id: string, language: Language): void {
      current = { id, language }
      refresh()
    },
    /** Shows no link any more; another one than that of `id`, where that is not null, is left: it came meanwhile. */
    hide(id: string | null): void {
      if (id !== null && current?.id !== id) return
      current = null
      refresh()
    }
  }
}

/** What the handlers need of it. */
export type Showing = ReturnType<typeof createShowing>

function linkState(
  { store, sync }: OpenDesk,
  { id, language }: { id: string; language: Language },
  office: string,
  now: number
): ScreenState | null {
  const found = store.views.get(id)
  if (!found) return null
  // This computer's clock may be wrong, and links run out by the service's.
  const serviceNow = sync.of(found.serviceId)?.connection().serverNow() ?? now
  const until = found.linkExpiresAt === null ? null : found.linkExpiresAt - (serviceNow - now)
  if (!isGood(found) || (until !== null && until <= now)) return null
  const { link, refused, qr, methods } = shownLink(store, found, language)
  // A link that no code can carry cannot be shown. A link that leads elsewhere must not be shown.
  if ((link !== null && qr === null) || refused !== null) return null
  const isTest = isForTest(store.services.marked(found.serviceId))
  const reference = safeReference(store, found)
  return { kind: 'link', office, language, reference, qr, methods, until: time(until), isTest }
}

/** A link that can be used, or one that is on its way. */
const isGood = ({ outbox, status }: FoundRequest): boolean =>
  outbox === null ? status === 'pending' : isUnderWay(outbox)
