/** Puts the code of `page/` together as source text. It runs in the main frame only, as preloads do. */
import { createBridgeEnd } from './bridge.ts'
import { createCodec } from './codec.ts'
import { installIsolatedWorldHooks } from './isolated-world-hooks.ts'
import { installMainWorldHooks } from './main-world-hooks.ts'
import { createPreloadEnvironment, type PreloadFacts } from './preload-environment.ts'

/** The function of the isolated world's global object that takes messages from main. */
export const deliverName = '__electronOnChromiumDeliver'

const skipped = `if (window.top !== window || location.protocol === 'about:' || location.protocol === 'chrome-error:') return`

/** A codec, as an expression that is evaluated in a page. */
export const pageCodec = `(${createCodec})((bytes) => bytes.toBase64(), (text) => Uint8Array.fromBase64(text))`

/** What runs first in the main world. */
export function mainWorldSource(secret: string): string {
  return `(() => {
    ${skipped}
    ;(${installMainWorldHooks})((${createBridgeEnd})(${JSON.stringify(secret)}, 'M', 'P'))
  })()`
}

/** A preload script with its environment; the script may be missing, the host's own part is always needed. */
export interface Preload {
  readonly secret: string
  /** The name of the function through which the isolated world reaches main. */
  readonly binding: string
  readonly file: string
  readonly code: string
  readonly facts: PreloadFacts
}

/** What runs first in the isolated world. */
export function isolatedWorldSource({ secret, binding, file, code, facts }: Preload): string {
  const bindingName = JSON.stringify(binding)
  return `(() => {
    const post = globalThis[${bindingName}]
    delete globalThis[${bindingName}]
    ${skipped}
    const send = (message) => post(JSON.stringify(message))
    const bridge = (${createBridgeEnd})(${JSON.stringify(secret)}, 'P', 'M')
    const environment = (${createPreloadEnvironment})(bridge, send, ${pageCodec}, ${JSON.stringify(facts)})
    Object.defineProperty(globalThis, ${JSON.stringify(deliverName)}, { value: environment.deliver })
    send({ type: 'up' })
    ;(${installIsolatedWorldHooks})(bridge, send, environment.ask)
    const module = { exports: {} }
    const setImmediate = (task, ...args) => setTimeout(task, 0, ...args)
    try {
      (function (require, module, exports, process, global, setImmediate) {${code}
      }).call(module.exports, environment.require, module, module.exports, environment.process, globalThis, setImmediate)
    } catch (error) {
      console.error('Unable to load preload script: ' + ${JSON.stringify(file)} + '\\n' + (error?.stack ?? error))
      send({ type: 'preload-error', message: String(error?.message ?? error), stack: String(error?.stack ?? '') })
    }
  })()
//# sourceURL=file://${file}`
}
