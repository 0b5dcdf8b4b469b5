/** What `net.request` is told, checked. */
import { validateHeaderName, validateHeaderValue } from 'node:http'
import { notProvided } from '../not-provided.ts'
import { checkOptions } from '../strict.ts'

/** Electron's options of `net.request`. */
export type RequestOptions = Electron.ClientRequestConstructorOptions

/** A request's own headers by their name in lower case. */
export type OwnHeaders = Map<string, { readonly name: string; readonly value: string }>

const redirectModes: readonly string[] = ['follow', 'error', 'manual']

/** Headers that Chromium's network service lets nobody set; a request with one of them fails. */
const restricted = new Set([
  'content-length',
  'cookie2',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade'
])

/** Whether Chromium refuses a header of this name and value. */
export function isRestricted(name: string, value: string): boolean {
  return restricted.has(name.toLowerCase()) || (name.toLowerCase() === 'connection' && /upgrade/i.test(value))
}

/**
 * The options of a request, with its address.
 * @throws NotProvidedError for what this host cannot do
 * @throws Error, TypeError for what Electron refuses
 */
export function checkedOptions(given: RequestOptions | string): RequestOptions & { readonly url: string } {
  const options: RequestOptions = typeof given === 'string' ? { url: given } : given
  checkOptions<RequestOptions>('net.request', options, {
    method: true,
    url: true,
    headers: true,
    session: true,
    partition: true,
    bypassCustomProtocolHandlers: true,
    credentials: ['omit'],
    useSessionCookies: [false],
    redirect: true,
    cache: ['default', 'no-store', 'no-cache', 'reload'],
    priority: true,
    priorityIncremental: true
  })
  if (options.url === undefined) notProvided('net.request without a url')
  const { protocol } = new URL(options.url)
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new Error('ClientRequest only supports http: and https: protocols')
  }
  if (options.redirect !== undefined && !redirectModes.includes(options.redirect)) {
    throw new Error('redirect mode should be one of follow, error or manual')
  }
  return { ...options, url: options.url }
}

/** Adds a header, or refuses it as Electron does. */
export function addHeader(headers: OwnHeaders, name: string, value: unknown): void {
  if (typeof name !== 'string') throw new TypeError('`name` should be a string in setHeader(name, value)')
  if (value === undefined || value === null) throw new Error(`\`value\` required in setHeader("${name}", value)`)
  const text = String(value)
  try {
    validateHeaderName(name)
  } catch {
    throw new Error(`Invalid header name: '${name}'`)
  }
  try {
    validateHeaderValue(name, text)
  } catch {
    throw new Error(`Invalid value for header '${name}': '${text}'`)
  }
  headers.set(name.toLowerCase(), { name, value: text })
}
