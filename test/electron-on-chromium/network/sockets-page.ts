/**
 * chrome://net-internals of a browser context: it does by the same calls of Chromium's network what Electron's session
 * does (`CloseAllConnections`, `ForceReloadProxyConfig`).
 */
import type { CdpSession } from '../chromium/cdp.ts'

/** The page, opened at its first use. */
export class SocketsPage {
  static readonly url = 'chrome://net-internals/#sockets'
  readonly #open: () => Promise<CdpSession>
  #page: Promise<CdpSession> | undefined

  constructor(open: () => Promise<CdpSession>) {
    this.#open = open
  }

  /** Has all connections closed. Those that carry an answer are closed after it. */
  closeAll(): Promise<void> {
    return this.#tell('flushSocketPools')
  }

  /** Has the proxies' settings read anew, a PAC script too. */
  reloadProxy(): Promise<void> {
    return this.#tell('reloadProxySettings')
  }

  /** Calls of one page arrive in their order: a question that is answered behind one says that it is done. */
  async #tell(call: string): Promise<void> {
    this.#page ??= this.#ready()
    const page = await this.#page
    const expression = `import('chrome://resources/js/cr.js').then(({ sendWithPromise }) => {
      chrome.send('${call}')
      return sendWithPromise('hstsQuery', 'localhost').then(() => true)
    })`
    const { exceptionDetails } = await page.send('Runtime.evaluate', { expression, awaitPromise: true })
    if (exceptionDetails) throw new Error(`Electron-on-Chromium: net-internals refused ${call}`)
  }

  async #ready(): Promise<CdpSession> {
    const page = await this.#open()
    const expression = "location.protocol === 'chrome:' && document.readyState === 'complete'"
    for (;;) {
      const { result } = await page.send('Runtime.evaluate', { expression })
      if (result.value === true) return page
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
