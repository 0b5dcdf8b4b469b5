/** Every request of a page comes through here: custom schemes are answered, the rest is let go or cancelled. */
import type { CdpSession, Protocol } from '../chromium/cdp.ts'
import { originOf, policyToPage, schemeOf, toApp, toPage } from '../session/schemes.ts'
import { partsOf } from '../session/session.ts'

/** What the interception needs to know of its page. */
export interface InterceptedPage {
  readonly session: Electron.Session
  readonly webContents: Electron.WebContents
  isMainFrame(frameId: string): boolean
  frame(frameId: string): Electron.WebFrameMain | null
  /** Whether a document may be loaded; asks the app where it was the page that wanted it. */
  allowDocument(paused: Protocol.Fetch.requestPausedPayload, url: string): Promise<boolean>
  /** Has the permissions of an origin decided before its document begins. */
  decidePermissions(url: string): Promise<void>
}

type ResourceType = Electron.OnBeforeRequestListenerDetails['resourceType']

const resourceTypes: Readonly<Record<string, ResourceType>> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  EventSource: 'xhr',
  WebSocket: 'webSocket',
  Ping: 'ping',
  CSPViolationReport: 'cspReport'
}

/** Intercepts the requests of one target: a page, or a frame or worker in a process of its own. */
export function interceptRequests(page: InterceptedPage, cdp: CdpSession): Promise<unknown> {
  cdp.on('Fetch.requestPaused', (paused) => {
    void handle(page, cdp, paused).catch((error: unknown) => {
      if (cdp.closed) return
      process.stderr.write(`Electron-on-Chromium: ${toApp(paused.request.url)} failed: ${describe(error)}\n`)
      fail(cdp, paused, 'Failed')
    })
  })
  return cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

function noIcon(): Response {
  return new Response(null, { status: 204 })
}

function fail(cdp: CdpSession, { requestId }: { requestId: string }, errorReason: Protocol.Network.ErrorReason): void {
  cdp.post('Fetch.failRequest', { requestId, errorReason })
}

async function handle(
  page: InterceptedPage,
  cdp: CdpSession,
  paused: Protocol.Fetch.requestPausedPayload
): Promise<void> {
  const url = toApp(paused.request.url)
  const { handlers } = partsOf(page.session)
  const isMain = paused.resourceType === 'Document' && page.isMainFrame(paused.frameId)
  if (paused.resourceType === 'Document' && !(await page.allowDocument(paused, url)))
    return fail(cdp, paused, 'Aborted')
  if (url !== paused.request.url) {
    // The browser's own wish for an icon, which Electron does not have.
    if (paused.resourceType === 'Other' && url.endsWith('/favicon.ico')) return serve(cdp, paused, noIcon())
    const handler = handlers.get(schemeOf(url))
    if (!handler) return fail(cdp, paused, 'Failed')
    if (isMain) await page.decidePermissions(url)
    return serve(cdp, paused, await handler(toRequest(paused, url)))
  }
  if (await isCancelled(page, paused, url, isMain)) return fail(cdp, paused, 'BlockedByClient')
  if (isMain) await page.decidePermissions(url)
  cdp.post('Fetch.continueRequest', { requestId: paused.requestId })
}

function isCancelled(
  page: InterceptedPage,
  paused: Protocol.Fetch.requestPausedPayload,
  url: string,
  isMain: boolean
): Promise<boolean> {
  const document: ResourceType = isMain ? 'mainFrame' : 'subFrame'
  const { headers } = paused.request
  const frame = page.frame(paused.frameId)
  return partsOf(page.session).webRequests.isCancelled({
    url,
    method: paused.request.method,
    resourceType: paused.resourceType === 'Document' ? document : (resourceTypes[paused.resourceType] ?? 'other'),
    referrer: toApp(headers.Referer ?? ''),
    uploadData: [],
    webContents: page.webContents,
    webContentsId: page.webContents.id,
    frame,
    ...(frame ? { initiatorOrigin: frame.origin } : {})
  })
}

function toRequest({ request }: Protocol.Fetch.requestPausedPayload, url: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    headers.set(name, /^(origin|referer)$/i.test(name) ? appUrlHeader(name, value) : value)
  }
  const parts = request.postDataEntries?.map((entry) => Buffer.from(entry.bytes ?? '', 'base64'))
  const body = parts && !/^(GET|HEAD)$/.test(request.method) ? { body: Buffer.concat(parts) } : {}
  return new Request(url, { method: request.method, headers, ...body })
}

function appUrlHeader(name: string, value: string): string {
  return /^origin$/i.test(name) ? originOf(value) : toApp(value)
}

async function serve(
  cdp: CdpSession,
  { requestId }: Protocol.Fetch.requestPausedPayload,
  response: Response
): Promise<void> {
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value: headerToPage(name, value) }))
  const body = Buffer.from(await response.arrayBuffer()).toString('base64')
  cdp.post('Fetch.fulfillRequest', { requestId, responseCode: response.status || 200, responseHeaders, body })
}

function headerToPage(name: string, value: string): string {
  if (/^content-security-policy/i.test(name)) return policyToPage(value)
  if (/^(location|access-control-allow-origin)$/i.test(name)) return toPage(value).replace(/(?<=\.test)\/$/, '')
  return value
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
