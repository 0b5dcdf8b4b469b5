/** What the list shows of each service, as it was left: in this window at once, and by main beyond a restart. */
import type { ListQuery } from '../../common/words/list-query.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'
import { list } from './list.ts'
import type { ListPlace } from './list-store.ts'

/** How long nothing has to change before it is kept: a search is typed letter by letter. */
const restMs = 400

/** What main was asked for before the list is opened. */
let asked: { serviceId: string; answer: Promise<ListQuery | undefined> } | null = null

/** Asks main how a list was left, which is opened next: the answer comes beside those that the list waits for. */
export function askListState(serviceId: string): void {
  if (!left.has(serviceId)) asked = { serviceId, answer: read(serviceId) }
}

async function read(serviceId: string): Promise<ListQuery | undefined> {
  const outcome = await ask(() => desk().listState.get({ serviceId }))
  return outcome?.ok ? (outcome.value ?? undefined) : undefined
}

const left = new Map<string, { query: ListQuery; place: ListPlace }>()

/** Opens a service's list as it was left, and keeps what becomes of it. Returns how to stop. */
export function followListState(serviceId: string): () => void {
  let isStopped = false
  let stopKeeping = () => {}
  void open(serviceId, () => isStopped).then(() => {
    if (!isStopped) stopKeeping = keepState(serviceId)
  })
  return () => {
    isStopped = true
    const { query, serviceId: shown } = list.store.getState()
    if (shown === serviceId) left.set(serviceId, { query, place: list.place() })
    stopKeeping()
  }
}

async function open(serviceId: string, isStopped: () => boolean): Promise<void> {
  const before = asked
  asked = null
  const known = left.get(serviceId)
  if (known !== undefined) return void list.open(serviceId, known.query, known.place)
  const query = await (before?.serviceId === serviceId ? before.answer : read(serviceId))
  // Without an answer the whole list is a good place to begin.
  if (!isStopped()) void list.open(serviceId, query)
}

/** Has main keep the query once it rests, and at once when the clerk turns away. */
function keepState(serviceId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let kept = list.store.getState().query

  function keep() {
    clearTimeout(timer)
    const { query, serviceId: shown } = list.store.getState()
    if (shown !== serviceId || query === kept) return
    kept = query
    // Only a convenience: when it does not arrive, nothing is lost but where the list stood.
    desk()
      .listState.set({ serviceId, query })
      .catch(() => undefined)
  }

  const stop = list.store.subscribe(({ query }) => {
    if (query === kept) return
    clearTimeout(timer)
    timer = setTimeout(keep, restMs)
  })
  window.addEventListener('blur', keep)
  window.addEventListener('pagehide', keep)
  return () => {
    keep()
    stop()
    window.removeEventListener('blur', keep)
    window.removeEventListener('pagehide', keep)
  }
}
