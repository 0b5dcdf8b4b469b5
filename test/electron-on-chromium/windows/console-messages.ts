/** What a page says on its console, as `console-message` has it. */
import type { Protocol } from '../chromium/cdp.ts'
import { toApp } from '../session/schemes.ts'

/** Electron's event, without the frame. */
export type ConsoleMessage = Omit<Electron.WebContentsConsoleMessageEventParams, 'frame'>

const levels: Readonly<Record<string, ConsoleMessage['level']>> = {
  assert: 'error',
  debug: 'debug',
  error: 'error',
  verbose: 'debug',
  warning: 'warning'
}

/** From a call of `console`. */
export function fromConsoleCall(call: Protocol.Runtime.consoleAPICalledPayload): ConsoleMessage {
  const [top] = call.stackTrace?.callFrames ?? []
  const texts = call.args.map(({ value, description }) => (value === undefined ? (description ?? '') : String(value)))
  return {
    level: levels[call.type] ?? 'info',
    message: toApp(texts.join(' ')),
    lineNumber: (top?.lineNumber ?? 0) + 1,
    sourceId: toApp(top?.url ?? '')
  }
}

/** From an exception that nobody caught. */
export function fromException({ exceptionDetails }: Protocol.Runtime.exceptionThrownPayload): ConsoleMessage {
  const { exception, text, lineNumber, url } = exceptionDetails
  const thrown = exception?.description ?? (exception?.value === undefined ? '' : String(exception.value))
  return {
    level: 'error',
    message: toApp(`${text} ${thrown}`.trim()),
    lineNumber: lineNumber + 1,
    sourceId: toApp(url ?? '')
  }
}

/** From the browser itself: violations of the policy, failed requests. */
export function fromLog({ entry }: Protocol.Log.entryAddedPayload): ConsoleMessage {
  return {
    level: levels[entry.level] ?? 'info',
    message: toApp(entry.text),
    lineNumber: (entry.lineNumber ?? 0) + 1,
    sourceId: toApp(entry.url ?? '')
  }
}
