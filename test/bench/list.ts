/** The list of 100,000 requests: from key press to painted rows, and frames while scrolling from end to end. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Page } from 'playwright-core'
import { wholeList } from '../../common/words/list-query.ts'
import type { Store } from '../../main/store/open-store.ts'
import { launchDesk } from '../desk/launch.ts'
import { words } from '../desk/words.ts'
import type { Host } from '../host/choose-host.ts'
import { benchService, databasesIn, openBenchStore } from './desk.ts'
import { type Figures, type Frames, figuresOf, framesOf, rounded } from './figures.ts'
import { type Expected, emptyPage, keyToPaint, scrollThrough, watchKey } from './in-page.ts'
import type { MadeDesk } from './made.ts'
import { withStolen } from './stolen.ts'

/** What the bench of the list is given. */
export type ListBench = {
  host: Pick<Host, 'kind' | 'executable'>
  count: number
  made: MadeDesk
  print: (line: string) => void
}

/**
 * What it has measured. `noise` is the same on an empty page: what the machine does by itself; `stolen` is what other
 * machines took of its processors meanwhile, in per cent, or null where the system does not tell.
 */
export type ListFigures = {
  count: number
  keys: Figures
  /** Key presses whose rows did not come, or that the list shows no change for. */
  unseen: number
  slowest: { typed: string; ms: number }[]
  scroll: Frames
  noise: { keys: Figures; scroll: Frames }
  stolen: { keys: number | null; scroll: number | null }
  /** What main keeps of all requests to search them, in MB of a million bytes. */
  memory: number
  isWithin: { keys: boolean; scroll: boolean; memory: boolean }
}

const mostOverNoiseMs = 40
const mostMemory = 200
const scrollFrames = 900
const betweenKeysMs = 120
const appFolder = join(import.meta.dirname, '../..')

// By reference, name, code and note, with many hits and few, with and without accents, in both alphabets.
const searches = [
  'maasikas',
  'joeorg',
  'K7Q-0512',
  'ivanov ol',
  '4850',
  'bērziņš',
  'смирнов',
  'õunapuu',
  'helista',
  'anna k',
  'LV0504',
  'kuznetsov',
  'rebane',
  'VKT-77',
  'tamm mari',
  'ģirts z',
  'щукин',
  'позв',
  '39',
  'sepp jaan'
]

/** One letter to type, and what the list then shows; `expected` is null where that is the same as before. */
type Press = { key: string; typed: string; expected: Expected | null }

/** The letters of every search. */
function pressesOf(store: Store): Press[][] {
  return searches.map((search) =>
    [...search].map((key, index) => {
      const [before, typed] = [expectedOf(store, search.slice(0, index)), search.slice(0, index + 1)]
      const expected = expectedOf(store, typed)
      const isSame = before.total === expected.total && before.first === expected.first
      return { key, typed, expected: isSame ? null : expected }
    })
  )
}

function expectedOf(store: Store, search: string): Expected {
  const { total, rows } = store.list.page(benchService, { ...wholeList, search }, 0, 1)
  return { total, first: rows[0]?.reference ?? null }
}

/** What a first search leaves in this process, where nothing else is done meanwhile. */
function memoryOfSearch(store: Store): number {
  setFlagsFromString('--expose-gc')
  const tidy = runInNewContext('gc') as () => void
  const used = () => {
    tidy()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = used()
  store.list.page(benchService, { ...wholeList, search: 'maasikas' }, 0, 1)
  return rounded((used() - before) / 1e6)
}

/** Types one letter after the other, and waits for the rows of each. */
async function typeAll(page: Page, all: readonly Press[][]): Promise<Typed[]> {
  const measured: Typed[] = []
  const field = page.getByLabel(words('list.search'), { exact: true })
  for (const presses of all) {
    await field.fill('')
    await page.waitForTimeout(500)
    for (const { key, typed, expected } of presses) {
      if (expected !== null) await page.evaluate(watchKey, expected)
      await page.keyboard.type(key)
      if (expected !== null) measured.push({ typed, ms: await page.evaluate(keyToPaint) })
      await page.waitForTimeout(betweenKeysMs)
    }
  }
  return measured
}

/** What was typed, and how long its rows took; null where they did not come. */
type Typed = { typed: string; ms: number | null }

async function noiseOf(page: Page): Promise<ListFigures['noise']> {
  await page.evaluate(emptyPage, 5_000_000)
  const scroll = framesOf(await page.evaluate(scrollThrough, { selector: '#empty', frames: scrollFrames }))
  const keys: number[] = []
  for (let index = 0; index < 60; index++) {
    await page.evaluate(watchKey, null)
    await page.keyboard.press('a')
    keys.push((await page.evaluate(keyToPaint)) ?? 0)
    await page.waitForTimeout(betweenKeysMs)
  }
  return { keys: figuresOf(keys), scroll }
}

/** Measures in the built app. */
export async function benchList({ host, count, made, print }: ListBench): Promise<ListFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const userData = join(folder, 'data')
  try {
    made.copyTo(userData)
    const store = openBenchStore(databasesIn(userData), made.key)
    const memory = memoryOfSearch(store)
    const presses = pressesOf(store)
    // Closed before the app opens it: two at once would wait for each other.
    store.close()
    const desk = await launchDesk({ host, userData, appFolder, env: { EOC_HEADLESS: '1' } })
    try {
      desk.page.setDefaultTimeout(120_000)
      await desk.page.getByTestId('request-row').first().waitFor()
      await desk.page.waitForTimeout(3_000)
      print('Typing …')
      const typing = await withStolen(() => typeAll(desk.page, presses))
      await desk.page.getByLabel(words('list.search'), { exact: true }).fill('')
      await desk.page.waitForTimeout(1_000)
      print('Scrolling …')
      const scrolled = { selector: '[data-scroll="requests"]', frames: scrollFrames }
      const scrolling = await withStolen(() => desk.page.evaluate(scrollThrough, scrolled))
      print('Listening to the machine …')
      return summed({
        count,
        typed: typing.value,
        scroll: framesOf(scrolling.value),
        memory,
        noise: await noiseOf(desk.page),
        stolen: { keys: typing.stolen, scroll: scrolling.stolen }
      })
    } finally {
      await desk.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

type Measured = Pick<ListFigures, 'count' | 'scroll' | 'noise' | 'stolen' | 'memory'> & { typed: Typed[] }

function summed({ typed, ...measured }: Measured): ListFigures {
  const seen = typed.flatMap(({ typed: text, ms }) => (ms === null ? [] : [{ typed: text, ms: Math.round(ms) }]))
  const { noise, memory } = measured
  const keys = figuresOf(typed.flatMap(({ ms }) => ms ?? []))
  return {
    ...measured,
    keys,
    unseen: typed.length - seen.length,
    slowest: seen.toSorted((a, b) => b.ms - a.ms).slice(0, 5),
    isWithin: {
      keys: keys.p95 <= noise.keys.p95 + mostOverNoiseMs,
      scroll: measured.scroll.over33 <= noise.scroll.over33,
      memory: memory <= mostMemory
    }
  }
}
