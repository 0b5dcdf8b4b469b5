/** Requests of the toy's main process, over the network that the host got from a Chromium. */
import type { ElectronApplication } from 'playwright-core'
import { sharedToy } from './launch.ts'

/** What to ask. */
export type Asked = {
  url: string
  method?: string
  body?: string
  headers?: Record<string, string>
  partition?: string
  redirect?: 'follow' | 'error' | 'manual'
  /** Given to whoever asks for a sign-in, in this order; then it is declined. */
  signIns?: readonly (readonly [string, string])[]
}

/** What came of it. */
export type Came = {
  /** `response`, `error`, `login` and the like, in their order. */
  events: string[]
  status?: number
  headers?: Record<string, string | string[]>
  /** The body in base64. */
  body?: string
  /** `net::ERR_…`. */
  error?: string
  logins: Electron.AuthInfo[]
}

/** Sends a request by `net.request` in main, and follows it to its end. */
export function ask(app: ElectronApplication, asked: Asked): Promise<Came> {
  return app.evaluate(async ({ net, session }, { url, method, body, headers, partition, redirect, signIns }) => {
    const came: Came = { events: [], logins: [] }
    const own = session.fromPartition(partition ?? 'asking', { cache: false })
    const request = net.request({
      url,
      session: own,
      credentials: 'omit',
      redirect: redirect ?? 'error',
      cache: 'no-store',
      method: method ?? 'GET',
      headers: headers ?? {}
    })
    const left = [...(signIns ?? [])]
    request.on('login', (asking, give) => {
      came.logins.push(asking)
      give(...(left.shift() ?? []))
    })
    for (const name of ['finish', 'close', 'abort'] as const) request.on(name as 'close', () => came.events.push(name))
    request.on('redirect', () => came.events.push('redirect'))
    await new Promise<void>((resolve) => {
      request.on('error', ({ message }) => {
        came.events.push('error')
        came.error = message
        setImmediate(resolve)
      })
      request.on('response', (answer) => {
        came.events.push('response')
        came.status = answer.statusCode
        came.headers = answer.headers
        const parts: Buffer[] = []
        answer.on('data', (part) => parts.push(part))
        answer.on('error', () => came.events.push('response error'))
        answer.on('end', () => {
          came.events.push('end')
          came.body = Buffer.concat(parts).toString('base64')
          resolve()
        })
      })
      request.end(body)
    })
    return came
  }, asked)
}

/** The text of an answer. */
export const textOf = ({ body }: Came): string => Buffer.from(body ?? '', 'base64').toString()

/** A toy on Chromium's network for all the tests around; `prepare` may fill its home before it starts. */
export function networkToy(
  prepare?: (home: string) => void,
  args: readonly string[] = []
): { readonly app: ElectronApplication } {
  const shared = sharedToy({ args, env: { EOC_NETWORK: 'chromium' } }, prepare)
  return {
    get app() {
      return shared.current.app
    }
  }
}
