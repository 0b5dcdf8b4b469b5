/** The packaged program: what its fuses forbid, by trying it. Wants what `npm run package` has left in `release/`. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { wrongFuses, wronglyStarted } from '../../package/shipped.ts'
import { everywhere, onElectron } from './only.ts'

const release = join(import.meta.dirname, '../../../release')

const places: Partial<Record<NodeJS.Platform, { folder: string; program: string; archive: string }>> = {
  win32: { folder: 'win-unpacked', program: 'eeID Desk.exe', archive: 'resources/app.asar' },
  linux: { folder: 'linux-unpacked', program: 'eeid-desk', archive: 'resources/app.asar' },
  darwin: {
    folder: process.arch === 'arm64' ? 'mac-arm64/eeID Desk.app' : 'mac/eeID Desk.app',
    program: 'Contents/MacOS/eeID Desk',
    archive: 'Contents/Resources/app.asar'
  }
}

const packaged = () => {
  const { folder, program, archive } = places[process.platform] ?? { folder: '', program: '', archive: '' }
  const whole = join(release, folder)
  return { whole, program: join(whole, program), archive: join(whole, archive) }
}
const needsPackage = () => (existsSync(packaged().program) ? null : 'there is no package: npm run package')

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-fuses-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

const start = (program: string, args: readonly string[], env: Record<string, string>) =>
  spawnSync(program, args, { env: { ...process.env, ...env }, timeout: 20_000, encoding: 'utf8' })

onElectron(
  'every fuse is as electron-builder.yml says',
  everywhere,
  async () => expect(await wrongFuses(packaged().program)).toEqual([]),
  needsPackage
)

onElectron(
  'the program starts, and with no switch that is not for it',
  everywhere,
  async () => expect(await wronglyStarted(packaged().program)).toEqual([]),
  needsPackage
)

onElectron(
  'the program is no Node, and takes no options of Node’s',
  everywhere,
  async () => {
    const folder = temporary()
    const [asNode, required] = [join(folder, 'as-node'), join(folder, 'required')]
    const script = (file: string) => `require('node:fs').writeFileSync(${JSON.stringify(file)}, '')`
    const module = join(folder, 'required.cjs')
    writeFileSync(module, script(required))
    start(packaged().program, ['-e', script(asNode)], { ELECTRON_RUN_AS_NODE: '1' })
    // Refused by its own switch, after Node would have read its options.
    start(packaged().program, ['--inspect'], { NODE_OPTIONS: `--require=${module}` })
    expect([existsSync(asNode), existsSync(required)]).toEqual([false, false])
  },
  needsPackage
)

onElectron(
  'an archive in which one byte is another one is not run',
  ['win32', 'darwin'],
  async () => {
    const { whole, program, archive } = packaged()
    const copy = join(temporary(), 'copy.app')
    cpSync(whole, copy, { recursive: true, verbatimSymlinks: true })
    const changed = join(copy, relative(whole, archive))
    const bytes = readFileSync(changed)
    const place = bytes.indexOf('eeID Desk does not start with')
    expect(place).toBeGreaterThan(0)
    bytes[place] = 'E'.charCodeAt(0)
    writeFileSync(changed, bytes)
    const folder = temporary()
    const ended = start(join(copy, relative(whole, program)), [`--user-data-dir=${folder}`, '--inspect'], {})
    // The app itself would end with 1, and say so.
    expect(ended.status).not.toBe(1)
    expect(ended.stderr).not.toContain('does not start with')
    expect(globSync('**/*.db', { cwd: folder })).toEqual([])
  },
  needsPackage
)
