/** Starts the desk's way to its services on a Chromium's network, and calls it. */
import { join } from 'node:path'
import { _electron, type ElectronApplication, type JSHandle } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { CreateBody } from '../../../main/eeid/client.ts'
import { executablePath } from '../../electron-on-chromium/index.ts'
import { makeFolder, ownUserData, removeFolder, toyEnvironment } from '../electron-on-chromium/launch.ts'
import type { KeptService, Told, Way } from './way/main.ts'

/** The running way. */
export class RunningWay {
  readonly app: ElectronApplication
  readonly #way: JSHandle<Way>
  #kept = 0

  private constructor(app: ElectronApplication, way: JSHandle<Way>) {
    this.app = app
    this.#way = way
  }

  static async of(app: ElectronApplication): Promise<RunningWay> {
    return new RunningWay(app, await app.evaluateHandle<Way>('way'))
  }

  /**
   * Keeps a service, and returns its id. `proxy` or `pac`, the address of a script: what its sessions have in place of the
   * system's settings, so that one process has many. The proxy is gone through even for what is on loopback.
   */
  async keep({ proxy, pac, ...service }: Omit<KeptService, 'id'> & { proxy?: string; pac?: string }): Promise<string> {
    const id = `service-${++this.#kept}`
    await this.#way.evaluate((way, kept) => way.keep(kept), { ...service, id })
    if (proxy !== undefined) await this.#setProxy(id, { proxyRules: proxy, proxyBypassRules: '<-loopback>' })
    if (pac !== undefined) await this.#setProxy(id, { pacScript: pac })
    return id
  }

  /** Asks the service for a token. */
  test(id: string): Promise<Told> {
    return this.#way.evaluate((way, id) => way.test(id), id)
  }

  create(id: string, body: CreateBody): Promise<Told> {
    return this.#way.evaluate((way, [id, body]) => way.create(id, body), [id, body] as const)
  }

  /** Types the sign-in that a proxy asks for. */
  signIn(proxy: string, userName: string, password: string): Promise<unknown> {
    return this.#way.evaluate((way, signIn) => way.proxies.keep(signIn), { proxy, userName, password })
  }

  forget(proxy: string): Promise<unknown> {
    return this.#way.evaluate((way, proxy) => way.proxies.forget(proxy), proxy)
  }

  #setProxy(id: string, config: Electron.ProxyConfig): Promise<void> {
    return this.app.evaluate(
      async ({ session }, [id, config]) => {
        for (const purpose of ['read', 'create']) {
          const own = session.fromPartition(`eeid-${purpose}-${id}`, { cache: false })
          await own.setProxy(config)
        }
      },
      [id, config] as const
    )
  }
}

/** A way for all the tests around; `prepare` may fill its home before it starts. */
export function sharedWay(prepare: (home: string) => void = () => {}): { readonly current: RunningWay } {
  const folder = makeFolder()
  const started: { way?: RunningWay } = {}
  beforeAll(async () => {
    prepare(folder)
    const app = await _electron.launch({
      executablePath,
      args: ['.', ownUserData(folder)],
      cwd: join(import.meta.dirname, 'way'),
      env: toyEnvironment(folder, { EOC_NETWORK: 'chromium' })
    })
    started.way = await RunningWay.of(app)
  })
  afterAll(async () => {
    await started.way?.app.close()
    removeFolder(folder)
  })
  return {
    get current() {
      if (!started.way) throw new Error('the way has not been started')
      return started.way
    }
  }
}
