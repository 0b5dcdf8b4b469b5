import fs from 'node:fs'
import path from 'node:path'
import { _electron } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { distPath } from '../../electron-on-chromium/index.ts'
import { ownUserData, type Spawned, spawnLauncher, temporaryFolder, toy, toyEnvironment } from './launch.ts'

/** Starts an app of a few lines. */
function runApp(files: Readonly<Record<string, string>>): Spawned {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content)
  return spawnLauncher([folder, ownUserData(folder)], folder)
}

it('runs an app of CommonJS, whose module is the same for import', async () => {
  const run = runApp({
    'package.json': JSON.stringify({ name: 'old-style', main: 'main.js' }),
    'main.js': `
      const electron = require('electron')
      const { app } = require('electron/main')
      app.commandLine.appendSwitch('lang', 'lv')
      app.whenReady().then(async () => {
        const imported = await import('electron')
        const same = imported.app === app && imported.default === electron && electron.app === app
        console.log(JSON.stringify([same, app.name, app.getLocale(), require.main === module]))
        app.exit(7)
      })`
  })
  expect(await run.exit).toBe(7)
  expect(JSON.parse(run.output)).toEqual([true, 'old-style', 'lv', true])
})

it('is ready only when a main script with awaits at its top has run', async () => {
  const run = runApp({
    'package.json': JSON.stringify({ name: 'new-style', main: 'main.mjs' }),
    'main.mjs': `
      import electron, { app, protocol } from 'electron'
      app.on('ready', () => { console.log('ready'); app.quit() })
      await new Promise((resolve) => setTimeout(resolve, 100))
      protocol.registerSchemesAsPrivileged([])
      console.log(electron.app.isReady())`
  })
  expect(await run.exit).toBe(0)
  expect(run.output).toBe('false\nready\n')
})

it('ends with a report where the main script fails', async () => {
  const run = runApp({
    'package.json': JSON.stringify({ name: 'broken', main: 'main.mjs' }),
    'main.mjs': `import { app } from 'electron'; app.whenReady(); throw new Error('out of ideas')`
  })
  expect(await run.exit).toBe(1)
  expect(run.output).toContain('A JavaScript error occurred in the main process')
  expect(run.output).toContain('Error: out of ideas')
})

it('leaves an exception to the app where it has a handler of its own', async () => {
  const run = runApp({
    'package.json': JSON.stringify({ name: 'careful', main: 'main.mjs' }),
    'main.mjs': `
      import { app } from 'electron'
      process.on('uncaughtException', (error) => { console.log(error.message); app.exit(3) })
      setTimeout(() => { throw new Error('caught') })`
  })
  expect(await run.exit).toBe(3)
  expect(run.output).toBe('caught\n')
})

it('loads a page from a file, and tells of one that is not there', async () => {
  const run = runApp({
    'package.json': JSON.stringify({ name: 'files', main: 'main.mjs' }),
    'page.html': '<!doctype html><title>From a file</title><p>text</p>',
    'main.mjs': `
      import { app, BrowserWindow } from 'electron'
      await 0
      app.whenReady().then(async () => {
        const window = new BrowserWindow({ show: false })
        await window.loadFile('page.html')
        const { webContents } = window
        const title = await webContents.executeJavaScript('document.title')
        webContents.on('did-fail-load', (_event, code) => console.log(code))
        const failure = await window.loadFile('none.html').catch(({ code, errno }) => [code, errno])
        console.log(JSON.stringify([title, webContents.mainFrame.origin, failure]))
        app.quit()
      })`
  })
  expect(await run.exit).toBe(0)
  expect(run.output).toBe('-6\n["From a file","file://",["ERR_FILE_NOT_FOUND",-6]]\n')
})

it('is found by Playwright through the electron package, which holds the app back until it is attached', async () => {
  const folder = temporaryFolder()
  process.env.ELECTRON_OVERRIDE_DIST_PATH = distPath
  onTestFinished(() => {
    delete process.env.ELECTRON_OVERRIDE_DIST_PATH
  })
  const app = await _electron.launch({ args: [toy, ownUserData(folder)], env: toyEnvironment(folder) })
  onTestFinished(() => app.close().catch(() => {}))
  const page = await app.firstWindow()
  expect(await page.locator('h1').textContent()).toBe('Toy')
})

it('leaves a window open whose page refuses to be left', async () => {
  const run = runApp({
    'package.json': JSON.stringify({ name: 'unsaved', main: 'main.mjs' }),
    'page.html': '<!doctype html><title>Unsaved</title><p>text</p>',
    'main.mjs': `
      import { app, BrowserWindow } from 'electron'
      app.whenReady().then(async () => {
        const window = new BrowserWindow({ show: false })
        await window.loadFile('page.html')
        await window.webContents.executeJavaScript('onbeforeunload = (event) => event.preventDefault(); 0', true)
        app.quit()
        await new Promise((resolve) => setTimeout(resolve, 1500))
        console.log(window.isDestroyed())
        window.on('closed', () => console.log('closed'))
        window.destroy()
      })`
  })
  expect(await run.exit).toBe(0)
  expect(run.output).toBe('false\nclosed\n')
})
