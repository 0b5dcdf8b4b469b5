/** From the start of the built app to a list that can be used, against the same host with an empty window. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchDesk } from '../desk/launch.ts'
import { startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'
import { type Compared, compare, timeOf } from './compare.ts'
import { makeDesk } from './desk.ts'

const repository = join(import.meta.dirname, '../..')

const emptyApp = `
import { app, BrowserWindow } from 'electron'
app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<p id="there">There</p>'))
`

/** Measures it with `count` requests. */
export async function benchStart(count: number, host: Pick<Host, 'kind' | 'executable'>): Promise<Compared> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const [userData, appFolder] = [join(folder, 'data'), join(folder, 'app')]
  const server = await startPracticeServer()
  try {
    mkdirSync(appFolder)
    writeFileSync(join(appFolder, 'package.json'), JSON.stringify({ name: 'empty', type: 'module', main: 'main.js' }))
    writeFileSync(join(appFolder, 'main.js'), emptyApp)
    const store = await makeDesk(userData, count, server)
    store.close()
    const started = async (data: string, of: string, sign: string): Promise<number> => {
      const begun = performance.now()
      const desk = await launchDesk({ host, userData: data, appFolder: of, env: { EOC_HEADLESS: '1' } })
      await desk.page.locator(sign).first().waitFor({ timeout: 120_000 })
      const took = performance.now() - begun
      await desk.close()
      return took
    }
    const what = { what: `The start, to a list of ${count}`, baseline: 'the host with an empty window', target: 1.25 }
    const empty = () => started(join(folder, 'empty'), appFolder, '#there')
    const desk = () => started(userData, repository, '[data-testid="request-row"]')
    await timeOf(desk)
    return await compare({ ...what, rounds: 5 }, empty, desk)
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
