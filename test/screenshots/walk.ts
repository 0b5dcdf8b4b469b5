/** The second half of `npm run screenshots`, inside the keychain's session: an office for each language, walked through. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { type Language, languages } from '../../common/words/languages.ts'
import { Clerk } from '../desk/clerk.ts'
import { launchDesk } from '../desk/launch.ts'
import { wordsIn } from '../desk/words.ts'
import { startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'
import { decideEarlier } from './colleagues.ts'
import { fillOfficeDays, zoneOfPictures } from './office-days.ts'
import {
  type Cut,
  dayInTheList,
  difference,
  firstStart,
  list,
  lowRows,
  match,
  newRequest,
  oddOnes,
  type Stage,
  settings
} from './scenes.ts'
import { typedIn } from './typed.ts'

const { out, host } = JSON.parse(process.argv[2] ?? '{}') as { out: string; host: Host }
// The same people in every run and every language.
const seed = 20_260_501
const now = new Date()
/** What is left free under the end of a part, in pixels. */
const below = 16
const size = { width: 1280, height: 840 }
/** What is long is seen whole in a window like this; what only lies behind its end is cut off. */
const tall = { width: 1280, height: 1400 }
/** Twenty rows, and all that they tell. */
const wide = { width: 1600, height: 910 }

for (const language of languages) await walk(language)

async function walk(language: Language): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'eeid-desk-screenshots-'))
  const server = await startPracticeServer({ seed, clientId: 'front-desk' })
  const asked = await fillOfficeDays(server.practice, now.getTime())
  const appFolder = join(import.meta.dirname, '../..')
  const env = { TZ: zoneOfPictures(now) }
  const { app, page, close } = await launchDesk({ host, userData, appFolder, language, env })
  try {
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'light'
    })
    const clerk = new Clerk(page, wordsIn(language))
    await clerk.inEachWindow((each) => each.setViewportSize(size))
    const typed = typedIn[language]
    await walkThrough(
      { clerk, server, typed, show: (scene, cut = {}) => picture({ page: clerk.page, language, scene, ...cut }) },
      asked
    )
  } finally {
    await close()
    await server.close()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function walkThrough(stage: Stage, asked: number): Promise<void> {
  const { clerk, typed } = stage
  await firstStart(stage)
  await clerk.page
    .getByText(clerk.words('rail.count', { count: asked, formatted: asked }))
    .first()
    .waitFor()
  await decideEarlier(clerk.page, typed.rejected)
  await lowRows(clerk)
  await oddOnes(stage)
  await newRequest(stage)
  await match(stage)
  await difference(stage)
  await dayInTheList(stage)
  await list(stage)
  await settings(stage)
}

type Picture = Cut & { page: Page; language: Language; scene: string }

async function picture({ page, language, scene, part, until }: Picture): Promise<void> {
  const folder = join(out, `${language}-light`)
  mkdirSync(folder, { recursive: true })
  if (!part) await page.setViewportSize(scene === 'list' ? wide : size)
  if (until) await page.setViewportSize(tall)
  await page.mouse.move(0, 0)
  const clip = part && (await placeOf(part, until))
  await page.screenshot({ path: join(folder, `${scene}.png`), animations: 'disabled', ...(clip ? { clip } : {}) })
  await page.setViewportSize(size)
  process.stdout.write(`${language} ${scene}\n`)
}

async function placeOf(part: Locator, until?: Locator) {
  const [box, end] = await Promise.all([part.boundingBox(), until?.boundingBox()])
  if (!box) throw new Error('what is to be seen is not on screen')
  return end ? { ...box, height: end.y + end.height + below - box.y } : box
}
