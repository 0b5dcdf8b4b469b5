import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import type { Readable } from 'node:stream'
import { expect, it, onTestFinished } from 'vitest'
import { launchToy, patience } from './launch.ts'

/** Starts a display that nobody sees; answers its name. */
async function startDisplay(): Promise<string> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe']
  })
  onTestFinished(() => void xvfb.kill())
  const [number] = await once(xvfb.stdio[3] as Readable, 'data')
  return `:${String(number).trim()}`
}

it.skipIf(!fs.existsSync('/usr/bin/Xvfb'))(
  'shows windows that are nothing but the app’s, where it put them',
  async () => {
    const { app, page } = await launchToy({ env: { EOC_HEADLESS: '', DISPLAY: await startDisplay() } })
    const seen = () => page.evaluate<number[]>('[innerWidth, innerHeight, outerWidth, outerHeight, screenX, screenY]')
    await expect.poll(seen, patience).toEqual([900, 650, 900, 650, 250, 125])
    const facts = await app.evaluate(({ BrowserWindow, screen }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setBounds({ x: 40, y: 50, width: 700, height: 500 })
      return [screen.getPrimaryDisplay().size, window?.isVisible()]
    })
    expect(facts).toEqual([{ width: 1400, height: 900 }, true])
    await expect.poll(seen, patience).toEqual([700, 500, 700, 500, 40, 50])
    // Storage is off the record here too, and each partition's own.
    expect(await page.evaluate('Notification.requestPermission()')).toBe('denied')
    await page.fill('#field', 'typed')
    const other = await app.evaluate(async ({ BrowserWindow, session }) => {
      session
        .fromPartition('other')
        .protocol.handle(
          'app',
          () => new Response('<title>Other</title>', { headers: { 'content-type': 'text/html' } })
        )
      const window = new BrowserWindow({ webPreferences: { partition: 'other' } })
      await window.loadURL('app://toy.example/')
      return window.webContents.executeJavaScript("[document.title, localStorage.getItem('typed')]")
    })
    expect(other).toEqual(['Other', null])
  }
)
