/** What the isolated world reports to main: keys, focus, size and title. Runs there as source text. */
import type { BridgeEnd } from './bridge.ts'
import type { KeyboardEventLike, PageGlobal } from './dom.ts'
import type { PageMessage, PermissionAsk } from './messages.ts'
import type { PreloadEnvironment } from './preload-environment.ts'

/** Listens, and provides what the hooks of the main world call. */
export function installIsolatedWorldHooks(
  bridge: BridgeEnd,
  send: (message: PageMessage) => void,
  ask: PreloadEnvironment['ask']
): void {
  const page = globalThis as unknown as PageGlobal
  /** Milliseconds. */
  const longestReportWait = 50
  bridge.provide('permission', (question: PermissionAsk) => ask((id) => ({ type: 'permission', id, ask: question })))
  bridge.provide('open', (url: string, name: string, features: string) => send({ type: 'open', url, name, features }))

  const report = (event: KeyboardEventLike) => {
    if (!event.isTrusted) return
    const input = {
      type: event.type === 'keyup' ? 'keyUp' : 'keyDown',
      key: event.key,
      code: event.code,
      isAutoRepeat: event.repeat,
      isComposing: event.isComposing,
      shift: event.shiftKey,
      control: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
      location: event.location
    }
    // Menu accelerators come after the page has had its chance, and the page is not kept waiting for the report: in
    // Electron it is the browser's process that sees the keys, and costs the page nothing.
    const tell = () => send({ type: 'key', input, handled: event.defaultPrevented })
    page.requestIdleCallback(tell, { timeout: longestReportWait })
  }
  page.addEventListener('keydown', report, true)
  page.addEventListener('keyup', report, true)
  page.addEventListener('focus', () => send({ type: 'focus', focused: true }))
  page.addEventListener('blur', () => send({ type: 'focus', focused: false }))
  let title = ''
  const reportTitle = () => {
    if (page.document.title === title) return
    title = page.document.title
    if (title !== '') send({ type: 'title', title })
  }
  page.addEventListener('DOMContentLoaded', () => {
    reportTitle()
    const watched = { subtree: true, childList: true, characterData: true }
    new page.MutationObserver(reportTitle).observe(page.document.head, watched)
  })
  page.addEventListener('resize', () => send({ type: 'resize' }))
}
