/** From the start of the built app to a list that can be used, against the same host with an empty window. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchDesk } from '../desk/launch.ts'
import type { Host } from '../host/choose-host.ts'
import { type Compared, compare, timeOf } from './compare.ts'
import type { MadeDesk } from './made.ts'

const repository = join(import.meta.dirname, '../..')

const emptyApp = `
import { app, BrowserWindow } from 'electron'
app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<p id="there">There</p>'))
`

/** Measures it with the requests of a made desk. */
export async function benchStart(
  count: number,
  made: MadeDesk,
  host: Pick<Host, 'kind' | 'executable'>
): Promise<Compared> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const [userData, appFolder] = [join(folder, 'data'), join(folder, 'app')]
  try {
    mkdirSync(appFolder)
    writeFileSync(join(appFolder, 'package.json'), JSON.stringify({ name: 'empty', type: 'module', main: 'main.js' }))
    writeFileSync(join(appFolder, 'main.js'), emptyApp)
    made.copyTo(userData)
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
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
