/** The program as offices get it: its fuses as they are burnt, and what it does with switches that are not for it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { bundledIn, type Sbom, sbomFile } from './sbom.ts'

// Every fuse that there is: one that is new wants a decision here and in electron-builder.yml.
const wanted: Record<FuseV1Options, boolean> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false
}

const dangerous = [
  '--inspect',
  '--inspect-brk=0',
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--ignore-certificate-errors',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--proxy-server=http://127.0.0.1:9',
  '--load-extension=/tmp',
  '--no-sandbox',
  '--disable-features=Isolation',
  '--renderer-cmd-prefix=/bin/false',
  '--js-flags=--expose-gc',
  '--log-net-log=/tmp/net.json',
  '--enable-logging',
  '--auth-server-allowlist=*',
  '--a-switch-of-the-next-chromium'
]

/** Takes back what lets tests attach: the marker beside the archive, and the one fuse. The program is what offices get. */
export async function asShipped(packaged: string, program: string): Promise<void> {
  rmSync(join(packaged, 'resources/allow-debugging'))
  const off = { [FuseV1Options.EnableNodeCliInspectArguments]: false }
  await flipFuses(program, { version: FuseVersion.V1, ...off })
}

/** The fuses that are not as they should be, by name. */
export async function wrongFuses(program: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(program)
  return Object.entries(wanted)
    .filter(([fuse, isOn]) => wire[Number(fuse) as FuseV1Options] !== (isOn ? '1' : '0').charCodeAt(0))
    .map(([fuse]) => FuseV1Options[Number(fuse)] ?? fuse)
}

/** The switches with which it starts although it should not; and `nothing` where it does not start with none. */
export async function wronglyStarted(program: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-switches-'))
  try {
    const wrong: string[] = []
    for (const each of dangerous) if ((await started(program, folder, [each])) !== 'refused') wrong.push(each)
    if ((await started(program, folder, ['--lang=et'])) !== 'runs') wrong.push('nothing')
    return wrong
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

// Long enough to be turned away on a busy machine.
const refusalMs = 30_000
const runsMs = 8_000

function started(program: string, folder: string, args: readonly string[]): Promise<'refused' | 'runs' | 'ended'> {
  const isStrange = args.some((each) => dangerous.includes(each))
  const child: ChildProcess = spawn(program, [`--user-data-dir=${folder}`, ...args], {
    env: { ...process.env, EOC_HEADLESS: '1', TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise((resolve) => {
    let isRunning = false
    const stop = () => {
      isRunning = true
      child.kill('SIGTERM')
    }
    const timer = setTimeout(stop, isStrange ? refusalMs : runsMs)
    child.once('exit', (code) => {
      clearTimeout(timer)
      if (isRunning) resolve('runs')
      else resolve(code === 1 && said.includes('does not start with') ? 'refused' : 'ended')
    })
  })
}

/** What the lists of licences name and the list of parts does not, and the other way round. */
export function sbomGaps(packaged: string): string[] {
  const resources = join(packaged, 'resources')
  const { components } = JSON.parse(readFileSync(join(resources, sbomFile), 'utf8')) as Sbom
  const told = components.map(({ name, version }) => `${name} - ${version}`)
  const lists = ['main', 'preload', 'renderer'].map((part) =>
    readFileSync(join(resources, 'licences', `${part}.md`), 'utf8')
  )
  const beside = /^(@github\/keytar|better-sqlite3-multiple-ciphers|electron) - /
  const bundled = bundledIn(lists)
  return [
    ...bundled.filter((part) => !told.includes(part)),
    ...told.filter((part) => !beside.test(part) && !bundled.includes(part)),
    ...(told.filter((part) => beside.test(part)).length === 3 ? [] : ['the native packages and Electron'])
  ]
}
