/** Plays the person behind a link: in a browser of their own, or by sending the page's form, which is soon done. */
import { chromium } from 'playwright-core'
import { findChromium } from '../electron-on-chromium/index.ts'

/** What the person does on the service's page. */
export type PersonDeed = 'as-required' | 'as-test-person' | 'give-up'

/** Follows `link` in a browser, where there is one, and does `deed`; a picture of the page goes to `screenshot`. */
export async function playPersonInBrowser(link: string, deed: PersonDeed, screenshot?: string): Promise<void> {
  const executablePath = findChromium()
  if (executablePath) await inBrowser(executablePath, link, deed, screenshot)
  else await playPerson(link, deed)
}

async function inBrowser(executablePath: string, link: string, deed: PersonDeed, screenshot?: string): Promise<void> {
  const isRoot = process.getuid?.() === 0
  const browser = await chromium.launch({ executablePath, chromiumSandbox: !isRoot })
  try {
    const page = await browser.newPage({ viewport: { width: 480, height: 860 } })
    await page.goto(link)
    if (screenshot) await page.screenshot({ path: screenshot })
    await page.locator(`#${deed}`).click()
    await page.locator('form').waitFor({ state: 'detached' })
  } finally {
    await browser.close()
  }
}

/** Does `deed` as the form behind `link` would: for what is not about the person's own page. */
export async function playPerson(link: string, deed: PersonDeed): Promise<void> {
  const body = new URLSearchParams({ method: 'SMART_ID', person: 'EE30303039914', action: deed })
  const answer = await fetch(link, { method: 'POST', body })
  if (!answer.ok) throw new Error(`the person's page answered ${answer.status}`)
}
