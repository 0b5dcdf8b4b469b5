/** The Chromium processes that carry the requests of this app: one for the system's proxies, one for each PAC script. */
import { currentSwitches } from '../app/command-line.ts'
import type { CdpConnection, CdpSession } from '../chromium/cdp.ts'
import { standing, startChromium } from '../chromium/process.ts'
import { createProfile } from '../chromium/profile.ts'
import { Netlog } from './netlog.ts'

/** Switches of the app's command line that Electron's network obeys. */
const ofTheNetwork = [
  'host-resolver-rules',
  'no-proxy-server',
  'proxy-auto-detect',
  'proxy-bypass-list',
  'proxy-pac-url',
  'proxy-server'
]

/** How a browser context chooses its proxies; `undefined` is by the process's switches. */
export interface ContextProxy {
  readonly proxyServer: string
  readonly proxyBypassList?: string
}

/** A page of a browser context of its own. */
export interface BlankPage {
  readonly session: CdpSession
  readonly contextId: string
}

/** One running Chromium. */
export class NetworkBrowser {
  readonly connection: CdpConnection
  readonly netlog: Netlog
  readonly #ended: () => boolean

  private constructor(connection: CdpConnection, ended: () => boolean) {
    this.connection = connection
    this.netlog = new Netlog(connection.root)
    this.#ended = ended
  }

  /** Whether the process is there. */
  get running(): boolean {
    return !this.#ended()
  }

  /** Starts one; `switches` are added to the app's own. */
  static async start(switches: Readonly<Record<string, string>>): Promise<NetworkBrowser> {
    const profile = createProfile()
    let ended = false
    const { connection } = startChromium(argumentsOf(switches, profile), profile, () => {
      ended = true
    })
    await connection.root.send('Browser.getVersion')
    return new NetworkBrowser(connection, () => ended)
  }

  /** Opens a blank page in a context of its own, which shares no connection and no sign-in with any other. */
  async openContext(proxy: ContextProxy | undefined): Promise<BlankPage> {
    const { browserContextId: contextId } = await this.connection.root.send('Target.createBrowserContext', { ...proxy })
    return { session: await this.openPage(contextId, 'about:blank'), contextId }
  }

  /** Opens a page in a context. */
  async openPage(browserContextId: string, url: string): Promise<CdpSession> {
    const { root } = this.connection
    const { targetId } = await root.send('Target.createTarget', { url, browserContextId })
    const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true })
    const session = this.connection.session(sessionId)
    if (!session) throw new Error('Electron-on-Chromium: a page of the network has gone')
    return session
  }

  /** Ends the process. */
  stop(): void {
    this.connection.root.post('Browser.close')
  }
}

function argumentsOf(own: Readonly<Record<string, string>>, profile: string): string[] {
  const given = [...currentSwitches()].filter(([name]) => ofTheNetwork.includes(name))
  const all = new Map([...Object.entries(standing), ...given, ...Object.entries(own)])
  // A page of another origin must be able to send, and to read, what Electron's `net` can.
  for (const name of ['headless', 'disable-web-security']) all.set(name, '')
  all.set('user-data-dir', profile)
  if (process.getuid?.() === 0) all.set('no-sandbox', '')
  return [...all].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
}

const running = new Map<string, Promise<NetworkBrowser>>()

/** The Chromium with these switches, started where it is not running. */
export async function browserWith(switches: Readonly<Record<string, string>>): Promise<NetworkBrowser> {
  const key = JSON.stringify(switches)
  const found = running.get(key)
  if (found && (await found).running) return found
  const started = NetworkBrowser.start(switches)
  running.set(key, started)
  return started
}
