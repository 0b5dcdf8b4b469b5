/** Each action that opens or changes something on screen, by its key, in the built app with many requests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { actionKeys } from '../../renderer/ui/action-keys.ts'
import { isOneSign } from '../../renderer/ui/keys.ts'
import { aloneMs } from '../../renderer/ui/scan.ts'
import { launchDesk } from '../desk/launch.ts'
import type { Host } from '../host/choose-host.ts'
import { type Figures, figuresOf } from './figures.ts'
import { emptyPage, keyToPaint, watchKey } from './in-page.ts'
import type { MadeDesk } from './made.ts'

/** What each took, milliseconds, and the same key on an empty page; an action that showed nothing has `n` 0. */
export type ActionFigures = {
  count: number
  noise: Figures
  /** `waited`: how long its key waits by itself, to tell a hand from a scanner. */
  actions: { name: string; took: Figures; waited: number; isWithin: boolean }[]
}

// The 95th percentile of twenty leaves the longest out: mostly the first, whose code nobody has run yet.
const rounds = 20
const mostOverNoiseMs = 40

const shownView = (key: string) => `[aria-current="page"][aria-keyshortcuts="${key}"]`

type Seen = { name: keyof typeof actionKeys; sign: string; leave: string }

const decided = 'aside [aria-keyshortcuts="Control+Z"]'

/**
 * By what each is seen on screen, and how it is left: in the list, on a request that is to be decided, and on one that waits
 * for its person. Those that ask the service, the system or a person are not here.
 */
const seen: readonly { view: string; isOpened: boolean; actions: readonly Seen[] }[] = [
  {
    view: '1',
    isOpened: false,
    actions: [
      { name: 'newRequest', sign: '[data-focus-place="hand"] form', leave: 'Escape' },
      { name: 'importList', sign: '[data-focus-place="hand"] [data-step]', leave: 'Escape' },
      { name: 'settings', sign: '[data-focus-place="hand"] nav', leave: 'Escape' },
      { name: 'numbers', sign: '[data-focus-place="hand"] h2', leave: 'Escape' },
      { name: 'auditLog', sign: '[data-focus-place="hand"] h2', leave: 'Escape' },
      { name: 'health', sign: '[data-focus-place="hand"] [data-subject]', leave: 'Escape' },
      { name: 'palette', sign: '[role="dialog"] [role="listbox"]', leave: 'Escape' },
      { name: 'keys', sign: '[role="dialog"] ul', leave: 'Escape' },
      { name: 'viewWaiting', sign: shownView('2'), leave: '1' },
      { name: 'viewToDecide', sign: shownView('3'), leave: '1' },
      { name: 'viewExpiringToday', sign: shownView('4'), leave: '1' },
      { name: 'viewProofMissing', sign: shownView('5'), leave: '1' },
      { name: 'viewNotFiled', sign: shownView('6'), leave: '1' },
      { name: 'viewNeedsAttention', sign: shownView('7'), leave: '1' },
      { name: 'search', sign: 'input:focus', leave: 'Escape' }
    ]
  },
  { view: '2', isOpened: false, actions: [{ name: 'viewAll', sign: shownView('1'), leave: '2' }] },
  {
    view: '3',
    isOpened: true,
    actions: [
      { name: 'note', sign: 'textarea:focus', leave: 'Escape' },
      { name: 'reject', sign: decided, leave: 'Control+z' },
      { name: 'previewProof', sign: '[data-cover="true"][role="dialog"]', leave: 'Escape' },
      { name: 'requestLog', sign: '[data-focus-place="hand"] table[aria-rowcount]', leave: 'Escape' }
    ]
  },
  { view: '2', isOpened: true, actions: [{ name: 'handOver', sign: '[data-hand-over="true"]', leave: 'l' }] }
]

const pressed = (combo: string): string =>
  combo
    .split('+')
    .map((part) => ({ mod: 'Control', shift: 'Shift', enter: 'Enter' })[part] ?? part)
    .join('+')

/** Measures them with the requests of a made desk. */
export async function benchActions(
  count: number,
  made: MadeDesk,
  host: Pick<Host, 'kind' | 'executable'>
): Promise<ActionFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const userData = join(folder, 'data')
  try {
    made.copyTo(userData)
    const appFolder = join(import.meta.dirname, '../..')
    const desk = await launchDesk({ host, userData, appFolder, env: { EOC_HEADLESS: '1' } })
    try {
      const { page } = desk
      await page.getByTestId('request-row').first().waitFor({ timeout: 120_000 })
      await page.waitForTimeout(3_000)
      const all: { name: string; waited: number; times: number[] }[] = []
      for (const { view, isOpened, actions } of seen) {
        await page.keyboard.press(view)
        await page.waitForTimeout(1_000)
        const row = page.getByTestId('request-row').first()
        // A few requests, for a quick look, need not have one in every view.
        if (isOpened && (await row.count()) === 0) continue
        if (isOpened) await row.click()
        await page.waitForTimeout(1_000)
        if (isOpened) all.push({ name: `next row in view ${view}`, waited: 0, times: await nextRows(page) })
        for (const action of actions)
          all.push({ name: action.name, waited: waitOf(action.name), times: await timesOf(page, action) })
        // Back to the list, whatever is open.
        for (let step = 0; step < 3; step++) await page.keyboard.press('Escape')
      }
      const noise = figuresOf(await noiseOf(page))
      const actions = all.map(({ name, waited, times }) => {
        const took = figuresOf(times)
        return { name, took, waited, isWithin: took.n > 0 && took.p95 <= noise.p95 + waited + mostOverNoiseMs }
      })
      return { count, noise, actions }
    } finally {
      await desk.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A search begins at once, whoever types; every other letter waits until it stands alone. */
const waitOf = (name: Seen['name']): number => (isOneSign(actionKeys[name]) && name !== 'search' ? aloneMs : 0)

/** From the first row, which is open, down and up again. */
async function nextRows(page: Page): Promise<number[]> {
  const times: number[] = []
  const steps = [...Array.from({ length: rounds }, (_, index) => index + 1)]
  for (const [key, index] of [
    ...steps.map((step) => ['ArrowDown', step] as const),
    ...steps.map((step) => ['ArrowUp', rounds - step] as const)
  ]) {
    await page.evaluate(watchKey, { sign: `[role="row"][data-index="${index}"][aria-current="true"]` })
    await page.keyboard.press(key)
    const ms = await page.evaluate(keyToPaint)
    if (ms !== null) times.push(ms)
    await page.waitForTimeout(300)
  }
  return times
}

async function timesOf(page: Page, { name, sign, leave }: Seen): Promise<number[]> {
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
