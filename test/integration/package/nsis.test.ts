/**
 * Windows' installer: electron-builder writes its script by our description, and Debian's makensis compiles it. What cannot
 * be had here stands in for itself only as far as the compiler looks: the plug-ins are DLLs with the right calls, the app
 * is an empty folder, and the uninstaller is not run out of its installer by Wine.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { cli } from '../../package/build-package.ts'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'
import { pluginDll } from './plugin-dll.ts'

const repository = join(import.meta.dirname, '../../..')
const templates = join(
  dirname(createRequire(import.meta.url).resolve('app-builder-lib/package.json')),
  'templates/nsis'
)
const builder = parse(readFileSync(join(repository, 'electron-builder.yml'), 'utf8'))
const ofDebian = '/usr/share/nsis'

/** The plug-ins that the script calls and Debian does not have, each with its calls. */
function pluginsOfScript(): Map<string, string[]> {
  const text = globSync('**/*.{nsh,nsi}', { cwd: templates }).map((file) => readFileSync(join(templates, file), 'utf8'))
  const calls = text.flatMap((each) => [
    ...each.matchAll(/\b(StdUtils|UAC|nsProcess|WinShell|Nsis7z|nsisunz|SpiderBanner|inetc)::(\w+)/gi)
  ])
  return new Map(
    [...Map.groupBy(calls, ([, plugin = '']) => plugin)].map(([plugin, found]) => [
      plugin,
      [...new Set(found.map(([, , call = '']) => call))]
    ])
  )
}

function script(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${text}\n`)
  chmodSync(file, 0o755)
}

/** Tools as electron-builder would have downloaded them. */
function tools(folder: string): NodeJS.ProcessEnv {
  const nsis = join(folder, 'nsis')
  script(join(nsis, 'linux/makensis'), 'exec makensis "$@"')
  for (const each of readdirSync(ofDebian)) symlinkSync(join(ofDebian, each), join(nsis, each))
  writeFileSync(join(nsis, 'elevate.exe'), '')
  const plugins = join(folder, 'resources/plugins/x86-unicode')
  mkdirSync(plugins, { recursive: true })
  for (const [plugin, calls] of pluginsOfScript())
    writeFileSync(join(plugins, `${plugin}.dll`), pluginDll(plugin, calls))
  script(join(folder, '7za'), 'for each; do case $each in *.7z) echo packed > "$each"; esac; done')
  script(join(folder, 'bin/wine'), 'cp "$1" "$(dirname "$1")/$(basename "$1" exe)__uninstaller.exe"')
  return {
    ELECTRON_BUILDER_NSIS_DIR: nsis,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'resources'),
    ELECTRON_BUILDER_7ZIP_PATH: join(folder, '7za'),
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`
  }
}

test.runIf(existsSync(ofDebian)).for(['x64', 'arm64'])('the script of the installer for %s compiles', (processor) => {
  const folder = temporaryFolder()
  const app = join(folder, 'app')
  mkdirSync(join(app, 'resources'), { recursive: true })
  writeFileSync(join(app, 'eeID Desk.exe'), '')
  const config = join(folder, 'builder.json')
  const output = join(folder, 'release')
  const settings = { extends: join(repository, 'electron-builder.yml'), directories: { output } }
  writeFileSync(config, JSON.stringify({ ...settings, win: { signExecutable: false } }))
  const args = ['--win', 'nsis', `--${processor}`, '--prepackaged', app, '--publish', 'never', '--config', config]
  const env = { ...process.env, ...tools(folder) }
  const built = spawnSync(process.execPath, [cli('electron-builder'), ...args], {
    cwd: repository,
    encoding: 'utf8',
    env
  })
  expect(built.status, built.stdout + built.stderr).toBe(0)
  // The word by which the app knows that it may replace itself.
  expect(builder.nsis.include).toBe('main/resources/installer.nsh')
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  const made = readFileSync(join(output, `eeid-desk-${version}-${processor}-setup.exe`))
  expect(made.subarray(0, 2).toString()).toBe('MZ')
})
