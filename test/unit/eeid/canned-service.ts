import { createEeidClient, type EeidClientOptions } from '../../../main/eeid/client.ts'
import type { LogFields } from '../../../main/log/log.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { smallPdf } from '../../desk-parts/small-pdf.ts'

/** One call as it left the client. */
export type Sent = { url: string; path: string; init: RequestInit; authorization: string; body: string | undefined }

/** Returns a call: a response, a promise of one, or a thrown error. */
export type Reaction = (sent: Sent) => Response | Promise<Response>

/** A JSON answer. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

/** A request as the service tells it. */
export const pending = (more: Record<string, unknown> = {}) => ({
  id: 'c0ffee00-0000-4000-8000-000000000001',
  link: 'https://eeid.ee/identify/abc',
  link_expires_at: '2026-03-09T09:00:00Z',
  claims_required: [{ type: 'sub', value: 'EE30303039914' }],
  status: 'pending',
  created_at: '2026-03-02T09:00:00Z',
  completed_at: null,
  reference: 'R-1',
  result: {},
  ...more
})

/** A PDF that is whole. */
export const pdf = (body = 'proof'): Uint8Array<ArrayBuffer> => smallPdf(body)

/** What Electron's fetch rejects with. */
export const netError = (code: string): Error => new Error(`net::${code}`)

/** What Node's fetch rejects with. */
export const nodeError = (code: string, more: object = {}): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('connect failed to 192.0.2.1:443'), { code }, more) })

/** A client over a scripted `fetch`: tokens are `t1`, `t2`, …; everything else goes to `react`. */
export function cannedService(react: Reaction, more: Partial<EeidClientOptions> = {}) {
  const clock = new ManualClock()
  const calls: Sent[] = []
  const log: { event: string; fields: LogFields }[] = []
  const note = (event: string, fields: LogFields = {}) => void log.push({ event, fields })
  const state = { tokens: 0, closed: 0, tokenLife: 120 as unknown, onToken: undefined as Reaction | undefined }

  function issue(sent: Sent): Response | Promise<Response> {
    state.tokens += 1
    return (
      state.onToken?.(sent) ??
      json(201, { access_token: `t${state.tokens}`, token_type: 'Bearer', expires_in: state.tokenLife })
    )
  }

  const client = createEeidClient({
    baseUrl: 'https://eeid.test',
    clientId: 'desk',
    clientSecret: async () => ({ ok: true, value: 'sécret' }),
    fetch: async (url, init) => {
      const headers = new Headers(init.headers)
      const sent = {
        url,
        path: url.replace('https://eeid.test', ''),
        init,
        authorization: headers.get('authorization') ?? '',
        body: typeof init.body === 'string' ? init.body : undefined
      }
      calls.push(sent)
      return url.endsWith('/token') ? issue(sent) : react(sent)
    },
    closeIdleConnections: async () => {
      state.closed += 1
    },
    clock,
    random: () => 0,
    log: { info: note, warn: note, error: note },
    ...more
  })
  return { client, clock, calls, log, state }
}

/** Lets everything that can go on without time or network go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}
