/** The second half of `npm run screenshots`, inside the keychain's session: the app, walked past every screen. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Clerk } from '../desk/clerk.ts'
import { launchDesk } from '../desk/launch.ts'
import { inEveryLook } from '../desk/looks.ts'
import { walkPastEveryScreen } from '../desk/tour.ts'
import { startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'

const { out, host } = JSON.parse(process.argv[2] ?? '{}') as { out: string; host: Host }
const userData = mkdtempSync(join(tmpdir(), 'eeid-desk-screenshots-'))
const server = await startPracticeServer()
const { app, page, close } = await launchDesk({ host, userData, appFolder: join(import.meta.dirname, '../..') })
try {
  await page.setViewportSize({ width: 1360, height: 850 })
  await walkPastEveryScreen({ clerk: new Clerk(page), server, look })
} finally {
  await close()
  await server.close()
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
}

async function look(screen: string): Promise<void> {
  await inEveryLook(app, page, async ({ language, theme }) => {
    const folder = join(out, `${language}-${theme}`)
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${screen}.png`) })
  })
  process.stdout.write(`${screen}\n`)
}
