/** What one window hears of the page: a page that is left takes its listeners along, and a test has one page for all windows. */

type Hearing = Parameters<EventTarget['addEventListener']>

/**
 * Notes who begins to listen to the window and the document while `open` runs and afterwards. Returns what `open` returns,
 * and how all of that is taken away.
 */
export async function heardBy<T>(open: () => Promise<T>): Promise<{ opened: T; leave: () => void }> {
  const leaving = [window, document].map(noteHearing)
  const leave = () => {
    for (const one of leaving) one()
  }
  try {
    return { opened: await open(), leave }
  } catch (error) {
    leave()
    throw error
  }
}

function noteHearing(target: EventTarget): () => void {
  const { addEventListener } = target
  const heard: Hearing[] = []
  target.addEventListener = (...hearing: Hearing) => {
    // React listens to this once a page, for all windows of it, and remembers that on the page.
    if (hearing[0] !== 'selectionchange') heard.push(hearing)
    addEventListener.apply(target, hearing)
  }
  return () => {
    target.addEventListener = addEventListener
    for (const hearing of heard) target.removeEventListener(...hearing)
  }
}
