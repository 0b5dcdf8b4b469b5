/** The second half of `npm run dev`, inside the keychain's session: the practice server, the dev server, the app. */
import { join } from 'node:path'
import { runTogether } from '../demo/group.ts'
import { argumentsFor, environmentFor } from '../desk/launch.ts'
import { startPracticeServer } from '../eeid-server/index.ts'
import type { Host } from '../host/choose-host.ts'
import { electronVite } from '../host/in-keychain.ts'
import { freePort } from '../ports/free-port.ts'

/** What is to be shown. `userData` is absolute; a browser's tools come in by `debuggingPort` where there is one. */
export type Show = { host: Host; headless: boolean; userData: string; debuggingPort?: string | undefined }

const { host, headless, userData, debuggingPort } = JSON.parse(process.argv[2] ?? '{}') as Show
// Chromium asks a person before a page that is not from this machine's network may reach it; the app refuses for them.
const askedBefore = ['LocalNetworkAccessChecks', 'LocalNetworkAccessChecksWebSockets']

process.chdir(join(import.meta.dirname, '../..'))
const practice = await startPracticeServer()
process.stdout.write(`The practice server is at ${practice.url}; its service is filled in. Close the window to end.\n`)
try {
  const debugging = debuggingPort === undefined ? [] : ['--remoteDebuggingPort', debuggingPort]
  const launch = { host, userData, suggested: practice }
  const args = [...argumentsFor(launch), `--disable-features=${askedBefore.join()}`]
  process.exitCode = await runTogether(process.execPath, [electronVite, 'dev', ...debugging, '--', ...args], {
    ...environmentFor(launch),
    ELECTRON_EXEC_PATH: host.executable,
    EEID_DESK_DEV_PORT: String(await freePort()),
    ...(headless ? { EOC_HEADLESS: '1' } : {})
  })
} finally {
  await practice.close()
}
