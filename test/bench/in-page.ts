/** What is measured inside the window, as functions that Playwright carries there: nothing outside them is known. */

/** What the list shows once the answer to what was typed is painted. `first` is null where nothing is found. */
export type Expected = { total: number; first: string | null }

/** What is seen once an action is done, as a selector that nothing fits before. */
export type Sign = { sign: string }

type Watching = typeof globalThis & { painted?: Promise<number | null> }

/**
 * Watches for the next key, and then for the painted frame in which the list shows what is expected; with a sign,
 * for one in which that is there; with null, for the next frame. A function of its own, since the key may be quicker than a call that waits for it.
 */
export function watchKey(expected: Expected | Sign | null): void {
  const shows = () => {
    if (expected === null) return true
    if ('sign' in expected) return document.querySelector(expected.sign) !== null
    const { total, first } = expected
    const grid = document.querySelector('[role="grid"]')
    if (first === null) return grid === null
    const row = document.querySelector('[role="row"][data-index="0"] [data-column="reference"]')
    return grid?.getAttribute('aria-rowcount') === String(total + 1) && row?.getAttribute('title') === first
  }
  const watching: Watching = globalThis
  watching.painted = new Promise((resolve) => {
    let pressed: number | null = null
    const observer = new MutationObserver(() => look())
    const end = (time: number | null) => {
      observer.disconnect()
      clearTimeout(limit)
      // A letter that the keyboard does not have comes without a key.
      for (const name of ['keydown', 'beforeinput']) window.removeEventListener(name, press, true)
      window.removeEventListener('focusin', look)
      resolve(time)
    }
    // The frame after the change is painted once the task that follows it runs.
    const painted = () => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => end(performance.now() - (pressed ?? 0))
      port2.postMessage(null)
    }
    const look = () => {
      if (pressed === null || !shows()) return
      observer.disconnect()
      requestAnimationFrame(painted)
    }
    const press = (event: Event) => {
      pressed ??= event.timeStamp
      look()
    }
    const limit = setTimeout(() => end(null), 10_000)
    for (const name of ['keydown', 'beforeinput']) window.addEventListener(name, press, true)
    // A sign may be what has the focus, which changes nothing in the document.
    window.addEventListener('focusin', look)
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  })
}

/** The time from the key that was watched for to its painted frame, milliseconds; null where it has not come in ten seconds. */
export function keyToPaint(): Promise<number | null> {
  const watching: Watching = globalThis
  return watching.painted ?? Promise.resolve(null)
}

/** Scrolls an element from its top to its bottom in `frames` frames; answers how long each was on screen. */
export function scrollThrough({ selector, frames }: { selector: string; frames: number }): Promise<number[]> {
  const element = document.querySelector(selector)
  if (element === null) throw new Error(`there is no ${selector}`)
  const most = element.scrollHeight - element.clientHeight
  element.scrollTop = 0
  return new Promise((resolve) => {
    const times: number[] = []
    let last: number | null = null
    const frame = (now: number) => {
      if (last !== null) times.push(now - last)
      last = now
      if (times.length >= frames) return resolve(times)
      element.scrollTop = (most * (times.length + 1)) / frames
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

/** Takes the whole page away and leaves a tall empty box and an empty field: what the machine does by itself. */
export function emptyPage(height: number): void {
  const box = document.createElement('div')
  box.id = 'empty'
  Object.assign(box.style, { height: '600px', overflow: 'auto' })
  const tall = document.createElement('div')
  tall.style.height = `${height}px`
  box.append(tall)
  const field = document.createElement('input')
  document.body.replaceChildren(box, field)
  field.focus()
}
