/** What no page of the app can do, tried in one of its windows. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { PracticeServer } from '../eeid-server/index.ts'

/** What a page gets by trying `source`: its answer, or that it was refused. The debugger is not bound by the page's policy. */
export const attempt = (page: Page, source: string): Promise<string> =>
  page.evaluate(`(async () => ${source})().then(String, (error) => 'refused: ' + error)`)

/** The directives of the page's own policy by which something was refused while `source` was tried. */
async function refusedByPolicy(page: Page, source: string): Promise<string[]> {
  const told = await page.evaluate(`(async () => {
    const told = []
    const note = ({ effectiveDirective }) => told.push(effectiveDirective)
    document.addEventListener('securitypolicyviolation', note)
    await (async () => ${source})().catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 100))
    document.removeEventListener('securitypolicyviolation', note)
    return told
  })()`)
  return told as string[]
}

/** No network, no way out, no other window, no permission, no script but the app's own. */
export async function expectPowerless(page: Page, server: PracticeServer, countWindows: () => number): Promise<void> {
  expect(await page.title()).toBe('eeID Desk')
  expect(
    await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window))
  ).toEqual([])
  expect(await page.evaluate(() => location.protocol)).not.toBe('file:')
  const outside = server.url
  const ask = `fetch('${outside}/api/ident/v1/identification_requests')`
  expect(await attempt(page, ask)).toMatch(/^refused/)
  // By the page's own policy: no rule of the host is what keeps it from there.
  expect(await refusedByPolicy(page, ask)).toEqual(['connect-src'])
  const picture = `new Promise((ok, no) => { const i = new Image(); i.onload = () => ok('loaded'); i.onerror = () => no(new Error()); i.src = '${outside}/x.png' })`
  expect(await attempt(page, picture)).toMatch(/^refused/)
  expect(await refusedByPolicy(page, picture)).toEqual(['img-src'])
  const address = page.url()
  const windows = countWindows()
  await attempt(page, `void (location.href = '${outside}/')`)
  await attempt(page, `void window.open('${outside}/')`)
  await page.waitForTimeout(500)
  expect(page.url()).toBe(address)
  expect(countWindows()).toBe(windows)
  expect((await server.practice.calls()).filter(({ call }) => call === 'unknown')).toEqual([])
  expect(await attempt(page, "navigator.permissions.query({ name: 'geolocation' }).then((p) => p.state)")).not.toBe(
    'granted'
  )

  // Inline script and foreign styles do not run.
  const inline = await page.evaluate(() => {
    const script = document.createElement('script')
    const ran = () => (window as unknown as { ran?: boolean }).ran === true
    try {
      script.textContent = 'window.ran = true'
      document.body.append(script)
    } catch {
      return ran()
    }
    return ran()
  })
  expect(inline).toBe(false)
}
