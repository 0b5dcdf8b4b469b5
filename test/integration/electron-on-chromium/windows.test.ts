import { describe, expect, it } from 'vitest'
import { eventually, launchToy, patience, seenBy, sharedToy } from './launch.ts'

const shared = sharedToy()

describe('a window', () => {
  it('shows itself when it is ready, under the title of its document, in the size it was given', async () => {
    const { app, page } = shared.current
    await eventually(async () => (await seenBy(app)).events.includes('ready-to-show'))
    const state = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return [window?.isVisible(), window?.isFocused(), window?.getTitle(), window?.getBounds()]
    })
    expect(state).toEqual([true, true, 'The toy’s page', { x: 510, y: 215, width: 900, height: 650 }])
    expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([900, 650])
  })

  it('can be resized, within its limits, and zoomed', async () => {
    const { app, page } = await launchToy()
    const events = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const events: string[] = []
      window?.on('resize', () => events.push('resize'))
      window?.on('move', () => events.push('move'))
      window?.setBounds({ x: 5, width: 1000, height: 10 })
      return events
    })
    expect(events).toEqual(['move', 'resize'])
    await expect.poll(() => page.evaluate('innerWidth === 1000 && innerHeight === 300'), patience).toBe(true)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
    await expect.poll(() => page.evaluate('innerWidth === 500 && devicePixelRatio === 2'), patience).toBe(true)
  })

  it('remembers its normal place while it is maximised', async () => {
    const { app } = shared.current
    const bounds = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.maximize()
      const maximised = [window?.isMaximized(), window?.getBounds().width, window?.getNormalBounds().width]
      window?.unmaximize()
      return [...maximised, window?.getBounds().width]
    })
    expect(bounds).toEqual([true, 1920, 900, 900])
  })

  it('turns into a picture and into a PDF', async () => {
    const { app } = shared.current
    const kinds = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const image = await contents?.capturePage()
      const pdf = await contents?.printToPDF({ pageSize: 'A4', printBackground: true })
      return [image?.toPNG().subarray(1, 4).toString(), image?.getSize(), pdf?.subarray(0, 5).toString()]
    })
    expect(kinds).toEqual(['PNG', { width: 900, height: 650 }, '%PDF-'])
  })

  it('follows the theme that main chooses, after a reload too', async () => {
    const { app, page } = shared.current
    const dark = "matchMedia('(prefers-color-scheme: dark)').matches"
    expect(await page.evaluate(dark)).toBe(false)
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark'
    })
    await expect.poll(() => page.evaluate(dark), patience).toBe(true)
    await page.reload()
    await expect.poll(() => page.evaluate(dark), patience).toBe(true)
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'system'
    })
  })

  it('tells of a renderer that crashed, and can be loaded again', async () => {
    const { app } = await launchToy()
    const reason = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return new Promise((resolve) => {
        contents?.once('render-process-gone', (_event, details) => resolve([details.reason, contents.isCrashed()]))
        contents?.forcefullyCrashRenderer()
      })
    })
    expect(reason).toEqual(['crashed', true])
    const again = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      await contents?.loadURL('app://toy.example/')
      return [contents?.isCrashed(), await contents?.executeJavaScript('new Map([[document.title, 1]])')]
    })
    expect(again[0]).toBe(false)
  })

  it('reports keys to main, and those that the page leaves alone reach the menu', async () => {
    const { app, page } = shared.current
    await app.evaluate(({ BrowserWindow, Menu }) => {
      const keys: string[] = []
      Object.assign(globalThis, { keys })
      BrowserWindow.getAllWindows()[0]?.webContents.on('before-input-event', (_event, { type, key }) => {
        keys.push(`${type} ${key}`)
      })
      const click = () => void keys.push('menu')
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([{ label: 'Do', submenu: [{ label: 'It', accelerator: 'Ctrl+Shift+J', click }] }])
      )
    })
    await page.keyboard.press('Control+Shift+J')
    await eventually(async () => (await app.evaluate<string[]>('keys')).includes('menu'))
    expect(await app.evaluate<string[]>('keys')).toContain('keyDown J')
  })

  it('has a second beside it, of the same session', async () => {
    const { app, page } = shared.current
    await page.evaluate("localStorage.setItem('shared', 'yes')")
    const opened = app.waitForEvent('window')
    await app.evaluate('void openWindow()')
    const second = await opened
    await second.locator('#ran', { hasText: 'yes' }).waitFor()
    expect(await second.evaluate("localStorage.getItem('shared')")).toBe('yes')
    await second.close()
    await eventually(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 1))
    expect(await page.evaluate("document.querySelector('h1').textContent")).toBe('Toy')
  })

  it('may refuse to close, and then the app does not quit', async () => {
    const { app } = shared.current
    const kept = await app.evaluate(async ({ app, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.once('close', (event) => event.preventDefault())
      app.quit()
      await new Promise((resolve) => setTimeout(resolve, 50))
      return window?.isDestroyed()
    })
    expect(kept).toBe(false)
  })
})
