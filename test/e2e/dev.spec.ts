/** `npm run dev`, on a copy of the repository whose files are changed while the app runs. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { words } from '../desk/words.ts'
import { freePort } from '../ports/free-port.ts'
import { eventually } from './office.ts'

const repository = join(import.meta.dirname, '../..')
const parts = [
  'common',
  'main',
  'preload',
  'renderer',
  'test',
  'package.json',
  'tsconfig.json',
  'electron.vite.config.ts'
]

/** A copy that is gone after the test; what is installed is linked to, not copied: beside it, on the same disk. */
function copyOfRepository(): string {
  mkdirSync(join(repository, 'out'), { recursive: true })
  const copy = mkdtempSync(join(repository, 'out/dev-'))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }))
  for (const part of parts) cpSync(join(repository, part), join(copy, part), { recursive: true })
  spawnSync('cp', ['-al', join(repository, 'node_modules'), copy])
  rmSync(join(copy, 'node_modules/.vite'), { recursive: true, force: true })
  return copy
}

/** Starts `npm run dev` there; returns its page, as the browser's tools see it. */
async function startDev(folder: string): Promise<Page> {
  const port = String(await freePort())
  const script = ['test/dev/run.ts', '--headless', '--remote-debugging-port', port]
  const dev = spawn(process.execPath, script, { cwd: folder, stdio: 'ignore' })
  onTestFinished(() => ended(dev))
  let page: Page | undefined
  for (let tries = 0; !page && tries < 600; tries++) {
    page = await pageAt(`http://127.0.0.1:${port}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  if (!page) throw new Error('npm run dev showed no page')
  return page
}

async function pageAt(address: string): Promise<Page | undefined> {
  const browser = await chromium.connectOverCDP(address).catch(() => undefined)
  const page = browser?.contexts().flatMap((context) => context.pages())[0]
  if (page && page.url() !== 'about:blank') return page
  await browser?.close()
  return undefined
}

async function ended(dev: ChildProcess): Promise<void> {
  if (dev.exitCode !== null) return
  dev.kill('SIGTERM')
  await once(dev, 'exit')
}

function change(file: string, from: string, to: string): void {
  const before = readFileSync(file, 'utf8')
  expect(before).toContain(from)
  writeFileSync(file, before.replace(from, to))
}

test.skipIf(process.platform !== 'linux')('what is saved in the renderer is on screen without a restart', async () => {
  const folder = copyOfRepository()
  const page = await startDev(folder)
  await page.getByRole('button', { name: words('onboarding.continue') }).waitFor({ timeout: 120_000 })
  // What Vite finds out about libraries as they are asked for makes it load the page once more.
  await page.getByText(words('onboarding.title')).waitFor()
  await page.getByLabel(words('service.name')).fill('Typed before')

  change(join(folder, 'renderer/onboarding/first-start.tsx'), "t('onboarding.title')", "'A title in the making'")
  await page.getByText('A title in the making').waitFor()
  expect(await page.getByLabel(words('service.name')).inputValue()).toBe('Typed before')

  // A text is no component: the page is loaded anew, and asks main again for what is filled in.
  change(join(folder, 'common/locales/en/onboarding.json'), words('onboarding.intro'), 'A sentence in the making.')
  await page.getByText('A sentence in the making.').waitFor({ timeout: 60_000 })
  await eventually(async () => expect(await page.getByLabel(words('service.name')).inputValue()).toBe('Practice desk'))
})
