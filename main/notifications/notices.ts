/** Tells the clerk, outside the window, that requests were completed; by their reference, never more than allowed. */

import { notifications } from '../../common/settings/notifications.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import type { Language } from '../../common/words/languages.ts'
import type { CompletedRequest } from '../../common/words/request-views.ts'
import { isForTest } from '../../common/words/services.ts'
import type { Clock } from '../clock/clock.ts'
import { maySayNumber } from '../handover/number-like.ts'
import { tellsWho } from '../reference/tells-who.ts'
import { listedRequest } from '../store/list/listed.ts'
import type { FoundRequest } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'
import { markedText } from '../texts/test-mark.ts'
import { textsIn } from '../texts/texts.ts'

/** What the office allows: a notification at all, and the person's name in it. */
export const noticeSetting = keptSetting(notifications)

/** One notification. `about` is the request that a press on it opens; null where it is about several. */
export type Notice = { title: string; body: string; about: { serviceId: string; id: string } | null }

/** What telling works with. */
export type NoticeOptions = {
  clock: Clock
  language: () => Language
  /** The window is told of all of them, whoever looks at it. */
  completed: (completed: CompletedRequest[]) => void
  /** Whether the clerk has the window before them: then the list itself says what is new. */
  isWindowFocused: () => boolean
  show: (notice: Notice) => void
  /** Whether the desk is locked: then a notification says how many, and of whom nothing. */
  isLocked: () => boolean
  /** How many completions the clerk has not seen yet. */
  badge: (count: number) => void
}

type NoticeStore = Pick<Store, 'requests' | 'views' | 'settings' | 'desk' | 'outbox' | 'services'>

type Completed = { store: NoticeStore; serviceId: string; requestId: string }

// Those of one sweep come together: they are told together.
const gatherMs = 500
const mostOneByOne = 3

/** The notices of all services. */
export function createNotices(options: NoticeOptions) {
  let gathered: Completed[] = []
  let unseen = 0

  function gather(completed: readonly Completed[]): void {
    if (completed.length === 0) return
    if (gathered.length === 0) options.clock.after(gatherMs, tell)
    gathered = [...gathered, ...completed]
  }

  function tell(): void {
    const completed = gathered
    gathered = []
    const isLocked = options.isLocked()
    options.completed(completed.flatMap(toldInWindow))
    if (options.isWindowFocused() && !isLocked) return
    unseen += completed.length
    options.badge(unseen)
    for (const notice of noticesOf(completed, options.language(), isLocked ? 0 : mostOneByOne)) options.show(notice)
  }

  return {
    /** Follows a service's requests. Returns what to call whenever something about them is new. */
    follow(store: NoticeStore, serviceId: string): () => void {
      let pending = new Set(store.requests.pendingIds(serviceId))
      return () => {
        const before = pending
        pending = new Set(store.requests.pendingIds(serviceId))
        const ended = [...before].filter((id) => !pending.has(id) && store.requests.isCompleted(serviceId, id))
        gather(ended.map((requestId) => ({ store, serviceId, requestId })))
      }
    },
    /** The clerk has the window before them again. */
    seen(): void {
      if (unseen === 0) return
      unseen = 0
      options.badge(0)
    }
  }
}

function toldInWindow({ store, serviceId, requestId }: Completed): CompletedRequest[] {
  const found = store.views.onService(serviceId, requestId)
  if (!found) return []
  const { id, reference, outcome } = found
  const { who, cameAs } = listedRequest(found)
  return [{ serviceId, id, reference, who: cameAs ?? who, outcome: outcome ?? 'notCompared' }]
}

function noticesOf(completed: readonly Completed[], language: Language, most: number): Notice[] {
  const allowed = completed.filter(({ store }) => store.settings.get(noticeSetting).show)
  if (allowed.length <= most) return allowed.flatMap((one) => noticeOf(one, language))
  const t = textsIn(language)
  const title = t('notice.many', { count: allowed.length })
  // One of a test service marks them all: whoever sees the mark looks which.
  const ofTest = allowed.map(({ store, serviceId }) => store.services.marked(serviceId)).find(isForTest)
  return [{ title: ofTest ? markedText(title, ofTest, t) : title, body: t('notice.manyText'), about: null }]
}

function noticeOf({ store, serviceId, requestId }: Completed, language: Language): Notice[] {
  const found = store.views.onService(serviceId, requestId)
  if (!found) return []
  const t = textsIn(language)
  const outcome = t(`notice.${found.outcome ?? 'notCompared'}`)
  const names = store.settings.get(noticeSetting).namePerson && found.who
  const { reference } = found
  // Of a reference that tells who it is, only how many: one.
  const title = isTelling(store, found) ? t('notice.many', { count: 1 }) : t('notice.completed', { reference })
  return [
    {
      title: markedText(title, store.services.marked(serviceId), t),
      body: names ? t('notice.person', { who: found.who, outcome }) : outcome,
      about: { serviceId, id: found.id }
    }
  ]
}

/** Words of the office's own may stand in a notification, unlike on the second screen: it is on the clerk's. */
const isTelling = (store: NoticeStore, found: FoundRequest): boolean =>
  maySayNumber(found.reference, store.desk.template(), store.desk.code()) || tellsWho(store, found)
