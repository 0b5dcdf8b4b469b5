/** A window's page as Chromium has it: set up before its first document, its worlds, its size. */
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { getChromium } from '../app/lifecycle.ts'
import type { CdpSession } from '../chromium/cdp.ts'
import type { OpenedTarget } from '../chromium/chromium.ts'
import { mediaFeatures } from '../desktop/native-theme.ts'
import { headed } from '../host.ts'
import { codec } from '../page/codec.ts'
import type { HostMessage, PageMessage } from '../page/messages.ts'
import { deliverName, isolatedWorldSource, mainWorldSource, pageCodec } from '../page/source.ts'

const worldName = 'Electron Isolated Context'

/** How a page is set up. */
export interface TargetOptions {
  readonly partition: number
  readonly preload: string | undefined
  readonly additionalArguments: readonly string[]
  readonly background: { r: number; g: number; b: number; a: number } | undefined
  readonly size: { readonly width: number; readonly height: number }
  readonly zoomFactor: number
}

/** An attached page. */
export class Target {
  readonly cdp: CdpSession
  readonly id: string
  readonly contextId: string | undefined
  onMessage: (message: PageMessage, context: number) => void = () => {}
  #context: number | undefined
  #size: { readonly width: number; readonly height: number }
  #zoomFactor: number

  private constructor(opened: OpenedTarget, options: TargetOptions) {
    this.cdp = opened.session
    this.id = opened.targetId
    this.contextId = opened.contextId
    this.#size = options.size
    this.#zoomFactor = options.zoomFactor
  }

  /**
   * Opens a page and readies everything that must be there before its first document; `prepare` adds its part. It is
   * let go at the end of the same batch, so no document ever runs without.
   */
  static async open(options: TargetOptions, prepare: (target: Target) => Promise<unknown>[]): Promise<Target> {
    const opened = await getChromium().open({ partition: options.partition, ...options.size })
    const target = new Target(opened, options)
    const { cdp } = target
    const steps = [
      cdp.send('Page.enable'),
      cdp.send('Runtime.enable'),
      cdp.send('Log.enable'),
      cdp.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      ...target.#installWorlds(options),
      ...prepare(target),
      target.applyMedia(),
      ...(headed && options.zoomFactor === 1 ? [] : [target.#applyMetrics()]),
      ...(options.background
        ? [cdp.send('Emulation.setDefaultBackgroundColorOverride', { color: options.background })]
        : [])
    ]
    steps.push(cdp.send('Runtime.runIfWaitingForDebugger'))
    await Promise.all(steps)
    return target
  }

  /** The isolated world's number in the current document, once its preload has begun. */
  get context(): number | undefined {
    return this.#context
  }

  /** Hands a message to the isolated world; without one (no document yet) it is lost, as on Electron. */
  deliver(message: HostMessage, context = this.#context): void {
    if (context === undefined) return
    // As an argument, not as source text: text that is always another would be compiled anew for each message.
    const functionDeclaration = `(message) => ${deliverName}(message)`
    const call = { functionDeclaration, arguments: [{ value: message }], executionContextId: context, silent: true }
    this.cdp.post('Runtime.callFunctionOn', call)
  }

  /** Runs code in the main world; the result crosses as by structured clone. */
  async evaluate(code: string, userGesture: boolean): Promise<unknown> {
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      userGesture
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    if (result.objectId === undefined) {
      return result.unserializableValue === undefined ? result.value : unserializable(result.unserializableValue)
    }
    const answer = await this.cdp.send('Runtime.callFunctionOn', {
      objectId: result.objectId,
      functionDeclaration: `function () { return ${pageCodec}.encode(this) }`,
      returnByValue: true
    })
    if (answer.exceptionDetails) throw new Error('An object could not be cloned.')
    return codec.decode(answer.result.value)
  }

  get zoomFactor(): number {
    return this.#zoomFactor
  }
  async setZoomFactor(factor: number): Promise<void> {
    this.#zoomFactor = factor
    await this.#applyMetrics()
  }
  async setSize(size: { readonly width: number; readonly height: number }): Promise<void> {
    this.#size = size
    if (!headed || this.#zoomFactor !== 1) await this.#applyMetrics()
  }

  /** Dark or light, as `nativeTheme` has it. Sent again after each load: another client's reset may have come since. */
  applyMedia(): Promise<unknown> {
    return this.cdp.send('Emulation.setEmulatedMedia', { features: mediaFeatures() })
  }

  /** Without it a headless page would be shorter than its window by the height of a tool bar that is not there. */
  #applyMetrics(): Promise<unknown> {
    const zoom = this.#zoomFactor
    const width = Math.round(this.#size.width / zoom)
    const height = Math.round(this.#size.height / zoom)
    const deviceScaleFactor = zoom === 1 ? 0 : zoom
    return this.cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false })
  }

  #installWorlds({ preload, additionalArguments }: TargetOptions): Promise<unknown>[] {
    const secret = `electron-on-chromium-${randomUUID()}`
    const binding = `electronOnChromium_${randomBytes(12).toString('hex')}`
    this.cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== binding) return
      const message: PageMessage = JSON.parse(payload)
      if (message.type === 'up') this.#context = executionContextId
      else this.onMessage(message, executionContextId)
    })
    this.cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#context) this.#context = undefined
    })
    this.cdp.on('Runtime.executionContextsCleared', () => {
      this.#context = undefined
    })
    const facts = {
      platform: process.platform,
      arch: process.arch,
      argv: [process.execPath, ...additionalArguments],
      env: { ...process.env },
      execPath: process.execPath,
      resourcesPath: process.resourcesPath,
      pid: process.pid,
      versions: { ...process.versions }
    }
    const code = preload === undefined ? '' : fs.readFileSync(preload, 'utf8')
    const isolated = isolatedWorldSource({ secret, binding, file: preload ?? '', code, facts })
    return [
      this.cdp.send('Runtime.addBinding', { name: binding, executionContextName: worldName }),
      this.cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(secret) }),
      this.cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName })
    ]
  }
}

function unserializable(text: string): unknown {
  return text.endsWith('n') ? BigInt(text.slice(0, -1)) : Number(text)
}
