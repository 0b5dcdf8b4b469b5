import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { distPath, electronVersion } from '../../electron-on-chromium/index.ts'
import { eventually, launchToy, ownUserData, seenBy, spawnLauncher, temporaryFolder, toy } from './launch.ts'

const root = path.join(import.meta.dirname, '../../..')

/** The processes whose command line names a folder. */
function processesIn(folder: string): string[] {
  return fs
    .readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
      } catch {
        return false
      }
    })
}

function profilesIn(folder: string): string[] {
  return fs.readdirSync(path.join(folder, 'tmp')).filter((name) => name.startsWith('eoc-profile-'))
}

/** The files below a folder that hold a text, in either of the encodings that Chromium stores text in. */
function filesWith(folder: string, text: string): string[] {
  const needles = [Buffer.from(text), Buffer.from(text, 'utf16le')]
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0)
      return needles.some((needle) => content.includes(needle))
    })
}

describe('the launcher', () => {
  it('is of the version that is installed, and is what npx electron starts', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'))
    expect(electronVersion).toBe(version)
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distPath }
    const run = spawnSync('npx', ['electron', '--version'], { cwd: root, env, encoding: 'utf8' })
    expect(run.stdout.trim()).toBe(`v${version}`)
  })

  it('says what is missing', async () => {
    const folder = temporaryFolder()
    const none = spawnLauncher([], folder)
    expect(await none.exit).toBe(1)
    expect(none.output).toContain('no app was given')
    const nowhere = spawnLauncher(['.'], folder, { EOC_CHROMIUM: '/nowhere/chromium' })
    expect(await nowhere.exit).toBe(1)
    expect(nowhere.output).toContain('no Chromium was found; set EOC_CHROMIUM')
  })

  it('runs plain Node where it is asked to', async () => {
    const run = spawnLauncher(['-p', 'process.versions.electron ?? "none"'], temporaryFolder(), {
      ELECTRON_RUN_AS_NODE: '1'
    })
    expect(await run.exit).toBe(0)
    expect(run.output.trim()).toBe('none')
  })
})

describe('the app', () => {
  it('sees its switches, wherever they stand, and its own user data', async () => {
    const { app, folder } = await launchToy({
      args: ['--desk=3', '--', '--not-one'],
      env: { LANG: 'et_EE.UTF-8', LANGUAGE: '' }
    })
    const facts = await app.evaluate(({ app }) => ({
      switches: [app.commandLine.getSwitchValue('desk'), app.commandLine.hasSwitch('not-one')],
      userData: app.getPath('userData'),
      names: [app.name, app.getVersion(), app.isPackaged],
      locales: [app.getLocale(), app.getSystemLocale(), app.getPreferredSystemLanguages()],
      types: [process.type, process.defaultApp, process.versions.electron]
    }))
    expect(facts).toEqual({
      switches: ['3', false],
      userData: `${folder}/user-data`,
      names: ['Toy', '1.2.3', false],
      locales: ['et', 'et-EE', ['et-EE']],
      types: ['browser', true, electronVersion]
    })
  })

  it('quits on SIGTERM, in order, and leaves nothing behind', async () => {
    const { app, folder } = await launchToy()
    const exited = new Promise((resolve) => app.process().once('exit', resolve))
    app.process().kill('SIGTERM')
    expect(await exited).toBe(0)
    await eventually(() => processesIn(folder).length === 0)
    expect(profilesIn(folder)).toEqual([])
  })

  it('leaves no process behind when it is killed, and its profile only until the next start', async () => {
    const { app, folder } = await launchToy()
    const exited = new Promise((resolve) => app.process().once('exit', resolve))
    app.process().kill('SIGKILL')
    await exited
    await eventually(() => processesIn(folder).length === 0)
    const [left] = profilesIn(folder)
    expect(left).toBeDefined()
    await launchToy({ folder })
    expect(profilesIn(folder)).not.toContain(left)
    expect(profilesIn(folder)).toHaveLength(1)
  })

  it('runs once: a second tells the first, and goes', async () => {
    const { app, folder } = await launchToy()
    const second = spawnLauncher(['.', ownUserData(folder), 'eeid:hello'], folder)
    expect(await second.exit).toBe(0)
    const { second: told } = await eventually(async () => {
      const seen = await seenBy(app)
      return seen.second && seen
    })
    expect(told).toMatchObject({ cwd: toy, data: { greeting: 'hello' } })
    expect(told?.argv.at(-1)).toBe('eeid:hello')
  })

  it('starts though an earlier one was killed while it held the lock', async () => {
    const { app, folder } = await launchToy()
    const exited = new Promise((resolve) => app.process().once('exit', resolve))
    app.process().kill('SIGKILL')
    await exited
    await launchToy({ folder })
  })

  it('says quietly nothing', async () => {
    const folder = temporaryFolder()
    const loaded = path.join(folder, 'loaded')
    const run = spawnLauncher(['.', ownUserData(folder)], folder, { TOY_LOADED_FILE: loaded })
    await eventually(() => fs.existsSync(loaded))
    run.child.kill('SIGINT')
    expect(await run.exit).toBe(0)
    expect(run.output).toBe('')
  })
})

describe('the disk', () => {
  it('holds nothing of what was typed or shown', async () => {
    const { app, page, folder } = await launchToy()
    const typed = `Mari-${crypto.randomUUID()}`
    await page.fill('#field', typed)
    await page.evaluate(`new Promise((resolve) => {
      const opening = indexedDB.open('desk')
      opening.onupgradeneeded = () => opening.result.createObjectStore('people').add('${typed}', 1)
      opening.onsuccess = resolve
    })`)
    const cached = `caches.open('desk').then((cache) => cache.put('/echo', new Response('${typed}')))`
    await page.evaluate(cached)
    await page.reload()
    expect(await page.evaluate("localStorage.getItem('typed')")).toBe(typed)
    expect(profilesIn(folder)).toHaveLength(1)
    expect(fs.statSync(path.join(folder, 'tmp', profilesIn(folder)[0] ?? '')).mode & 0o777).toBe(0o700)
    expect(filesWith(folder, typed)).toEqual([])
    await app.close()
    expect(filesWith(folder, typed)).toEqual([])
    expect(profilesIn(folder)).toEqual([])
  })
})
