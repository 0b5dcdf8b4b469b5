/** What a page says on its console, as `console-message` has it. */
import type { CdpSession, Protocol } from '../chromium/cdp.ts'
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

/** Listens to everything that a page says, its exceptions and the browser's own remarks on it included. */
export function followConsole(cdp: CdpSession, say: (message: ConsoleMessage) => void): void {
  cdp.on('Runtime.consoleAPICalled', (call) => say(fromConsoleCall(call)))
  cdp.on('Runtime.exceptionThrown', (thrown) => say(fromException(thrown)))
  cdp.on('Log.entryAdded', (entry) => say(fromLog(entry)))
}

function fromConsoleCall(call: Protocol.Runtime.consoleAPICalledPayload): ConsoleMessage {
  const [top] = call.stackTrace?.callFrames ?? []
  const texts = call.args.map(({ value, description }) => (value === undefined ? (description ?? '') : String(value)))
  return {
    level: levels[call.type] ?? 'info',
    message: toApp(texts.join(' ')),
    lineNumber: (top?.lineNumber ?? 0) + 1,
    sourceId: toApp(top?.url ?? '')
  }
}

function fromException({ exceptionDetails }: Protocol.Runtime.exceptionThrownPayload): ConsoleMessage {
  const { exception, text, lineNumber, url } = exceptionDetails
  const thrown = exception?.description ?? (exception?.value === undefined ? '' : String(exception.value))
  return {
    level: 'error',
    message: toApp(`${text} ${thrown}`.trim()),
    lineNumber: lineNumber + 1,
    sourceId: toApp(url ?? '')
  }
}

function fromLog({ entry }: Protocol.Log.entryAddedPayload): ConsoleMessage {
  return {
    level: levels[entry.level] ?? 'info',
    message: toApp(entry.text),
    lineNumber: (entry.lineNumber ?? 0) + 1,
    sourceId: toApp(entry.url ?? '')
  }
}
