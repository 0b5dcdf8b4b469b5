/** Each action that opens or changes something on screen, by its key, in the built app with many requests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { actionKeys } from '../../renderer/ui/action-keys.ts'
import { launchDesk } from '../desk/launch.ts'
import { startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'
import { makeDesk } from './desk.ts'
import { type Figures, figuresOf } from './figures.ts'
import { emptyPage, keyToPaint, watchKey } from './in-page.ts'

/** What each took, milliseconds, and the same key on an empty page; an action that showed nothing has `n` 0. */
export type ActionFigures = {
  count: number
  noise: Figures
  actions: { name: string; took: Figures; isWithin: boolean }[]
}

const rounds = 10
const mostOverNoiseMs = 40

const shownView = (key: string) => `[aria-current="page"][aria-keyshortcuts="${key}"]`

/** By what each is seen on screen, and how it is left. Those that ask the service, the system or a person are not here. */
const seen: readonly { name: keyof typeof actionKeys; sign: string; leave: string }[] = [
  { name: 'newRequest', sign: '[data-focus-place="hand"] form', leave: 'Escape' },
  { name: 'importList', sign: '[data-focus-place="hand"] [data-step]', leave: 'Escape' },
  { name: 'settings', sign: '[data-focus-place="hand"] nav', leave: 'Escape' },
  { name: 'numbers', sign: '[data-focus-place="hand"] h2', leave: 'Escape' },
  { name: 'palette', sign: '[role="dialog"] [role="listbox"]', leave: 'Escape' },
  { name: 'keys', sign: '[role="dialog"] ul', leave: 'Escape' },
  { name: 'viewWaiting', sign: shownView('2'), leave: '1' },
  { name: 'viewToDecide', sign: shownView('3'), leave: '1' },
  { name: 'viewNeedsAttention', sign: shownView('7'), leave: '1' },
  { name: 'search', sign: 'input:focus', leave: 'Escape' }
]

const pressed = (combo: string): string =>
  combo
    .split('+')
    .map((part) => ({ mod: 'Control', shift: 'Shift', enter: 'Enter' })[part] ?? part)
    .join('+')

/** Measures them with `count` requests. */
export async function benchActions(count: number, host: Pick<Host, 'kind' | 'executable'>): Promise<ActionFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const server = await startPracticeServer()
  try {
    const store = await makeDesk(folder, count, server)
    store.close()
    const appFolder = join(import.meta.dirname, '../..')
    const desk = await launchDesk({ host, userData: folder, appFolder, env: { EOC_HEADLESS: '1' } })
    try {
      const { page } = desk
      await page.getByTestId('request-row').first().waitFor({ timeout: 120_000 })
      await page.waitForTimeout(3_000)
      const all: { name: string; times: number[] }[] = []
      for (const action of seen) all.push({ name: action.name, times: await timesOf(page, action) })
      const noise = figuresOf(await noiseOf(page))
      const actions = all.map(({ name, times }) => {
        const took = figuresOf(times)
        return { name, took, isWithin: took.n > 0 && took.p95 <= noise.p95 + mostOverNoiseMs }
      })
      return { count, noise, actions }
    } finally {
      await desk.close()
    }
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function timesOf(page: Page, { name, sign, leave }: (typeof seen)[number]): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    await page.evaluate(watchKey, { sign })
    await page.keyboard.press(pressed(actionKeys[name]))
    const ms = await page.evaluate(keyToPaint)
    if (ms !== null) times.push(ms)
    await page.keyboard.press(leave)
    await page.waitForTimeout(300)
  }
  return times
}

async function noiseOf(page: Page): Promise<number[]> {
  await page.evaluate(emptyPage, 1_000)
  const times: number[] = []
  for (let round = 0; round < 30; round++) {
    await page.evaluate(watchKey, null)
    await page.keyboard.press('a')
    times.push((await page.evaluate(keyToPaint)) ?? 0)
    await page.waitForTimeout(120)
  }
  return times
}
