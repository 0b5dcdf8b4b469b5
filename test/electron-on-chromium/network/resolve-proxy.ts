/**
 * `session.resolveProxy`: asked of a Chromium with the same settings that can resolve no name, so that the choice is
 * made, and nobody hears of it.
 */
import { browserWith } from './browser.ts'
import { OneLoad, unheard } from './loader.ts'
import type { ProxyChoice } from './proxy-config.ts'
import { Way } from './way.ts'

const deaf = { 'host-resolver-rules': 'MAP * ~NOTFOUND' }

/** The proxies for an address, as `PROXY host:port;DIRECT`. */
export async function resolveProxy({ switches, context }: ProxyChoice, url: string): Promise<string> {
  const pac = switches['proxy-pac-url']
  const own = pac === undefined ? {} : { 'proxy-pac-url': await withoutFetching(pac) }
  const browser = await browserWith({ ...switches, ...own, ...deaf })
  for (let left = attempts; left > 0; left--) {
    const chosen = await choiceIn(browser, context, new URL(url).href)
    if (chosen !== undefined) return chosen
  }
  throw new Error('Electron-on-Chromium: no proxy was chosen')
}

// On a busy machine the trace of the log now and then lacks an event.
const attempts = 3

type Browser = Awaited<ReturnType<typeof browserWith>>

async function choiceIn(browser: Browser, context: ProxyChoice['context'], href: string): Promise<string | undefined> {
  const way = await Way.open(browser, context)
  const events = await browser.netlog.during(() => ask(way, href))
  way.retire()
  // A Chromium has requests of its own too.
  const asked = events.find(({ name, params }) => name === 'HTTP_STREAM_JOB_CONTROLLER' && params.url === href)
  const chosen = events.find(
    ({ name, source }) => name === 'PROXY_RESOLUTION_SERVICE_RESOLVED_PROXY_LIST' && source === asked?.source
  )
  return chosen?.params.proxy_info
}

function ask(way: Way, url: string): Promise<void> {
  const request = { method: 'HEAD', url, headers: [], signsIn: false, redirects: 'stop' } as const
  return way.carry(request, new OneLoad(unheard, () => {}))
}

/** A script that cannot be had is none: Chromium goes without a proxy then. */
async function withoutFetching(pac: string): Promise<string> {
  if (pac.startsWith('data:')) return pac
  const script = await fetch(pac).then(
    (answer) => (answer.ok ? answer.text() : ''),
    () => ''
  )
  return `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`
}
