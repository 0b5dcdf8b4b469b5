import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eventually, launchToy, seenBy, sharedToy } from './launch.ts'

const shared = sharedToy()

describe('a page', () => {
  it('obeys the policy of its headers', async () => {
    const { page } = shared.current
    expect(await page.locator('#inline').textContent()).toBe('no')
    const outside = "fetch('https://elsewhere.example/').then(() => 'reached', (error) => error.name)"
    expect(await page.evaluate(outside)).toBe('TypeError')
    const evaluate = "try { new Function('')(); return 'ran' } catch (error) { return error.name }"
    // Later, since what DevTools runs directly may do more than the page's own code.
    const later = `new Promise((resolve) => setTimeout(() => resolve((() => { ${evaluate} })())))`
    expect(await page.evaluate(later)).toBe('EvalError')
  })

  it('is kept from the network by the policy and by nothing of the host: without it the page gets there', async () => {
    const server = createServer((request, response) => {
      response.setHeader('access-control-allow-origin', '*').end(`answer to ${request.url}`)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const { page } = await launchToy({ env: { TOY_CONNECT: '*' } })
    for (const host of ['127.0.0.1', 'localhost']) {
      const ask = `fetch('http://${host}:${port}/x').then((response) => response.text(), (error) => error.message)`
      expect(await page.evaluate(ask)).toBe('answer to /x')
    }
  })

  it('reaches its own host through the protocol handler, which sees the origin of the app', async () => {
    const { app, page } = shared.current
    const post = "fetch('/echo', { method: 'POST', body: 'õ' }).then((response) => response.text())"
    expect(await page.evaluate(post)).toBe('õ')
    const { lastRequest } = await seenBy(app)
    expect(lastRequest).toEqual({ url: 'app://toy.example/echo', origin: 'app://toy.example' })
  })

  it('cannot navigate where the app refuses', async () => {
    const { app, page } = shared.current
    await page.click('#away')
    await eventually(async () => (await seenBy(app)).events.includes('will-navigate https://elsewhere.example/'))
    await page.evaluate("location.assign('/other.html')")
    await eventually(async () => (await seenBy(app)).events.includes('will-navigate app://toy.example/other.html'))
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(
      'app://toy.example/'
    )
  })

  it('is not asked about what main or a test begins', async () => {
    const { app, page } = await launchToy()
    await page.reload()
    await page.locator('#ran', { hasText: 'yes' }).waitFor()
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://toy.example/index.html'))
    expect((await seenBy(app)).events.filter((event) => event.startsWith('will-navigate'))).toEqual([])
  })

  it('opens no window where the app refuses', async () => {
    const { app, page } = shared.current
    expect(await page.evaluate("window.open('https://elsewhere.example/by-script')")).toBeNull()
    await page.click('#blank')
    await eventually(async () => (await seenBy(app)).events.includes('open https://elsewhere.example/'))
    expect((await seenBy(app)).events).toContain('open https://elsewhere.example/by-script')
    await eventually(() => app.windows().length === 1)
  })

  it('downloads nothing', async () => {
    const { app, page } = shared.current
    await page.click('#file')
    await eventually(async () => (await seenBy(app)).events.includes('download saved.js'))
  })
})

describe('permissions', () => {
  const requests: Readonly<Record<string, string>> = {
    notifications: 'Notification.requestPermission()',
    geolocation:
      'new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve("granted"), () => resolve("denied")))',
    'clipboard-read': 'navigator.clipboard.readText().then(() => "granted", () => "denied")',
    media:
      'navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "granted", ({ name }) => name === "NotAllowedError" ? "denied" : name)',
    fullscreen: 'document.body.requestFullscreen().then(() => "granted", () => "denied")',
    midi: 'navigator.requestMIDIAccess().then(() => "granted", () => "denied")'
  }

  it('are refused by the handler, which hears of each request', async () => {
    const { app, page } = shared.current
    for (const [permission, request] of Object.entries(requests)) {
      expect([permission, await page.evaluate(request)]).toEqual([permission, 'denied'])
    }
    expect((await seenBy(app)).permissions).toEqual(Object.keys(requests))
  })

  it('are looked up with the handler for checks', async () => {
    const { app, page } = await launchToy()
    const query = "navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)"
    expect(await page.evaluate(query)).toBe('denied')
    expect(await page.evaluate('Notification.permission')).toBe('denied')
    expect((await seenBy(app)).checks).toContain('geolocation app://toy.example/')
    await app.evaluate(() =>
      Object.assign(globalThis, { seen: { events: [], permissions: [], checks: [], grant: 'geolocation' } })
    )
    expect(await page.evaluate(query)).toBe('granted')
  })

  it('are given where the handler gives them', async () => {
    const { app, page } = await launchToy()
    await app.evaluate(() =>
      Object.assign(globalThis, { seen: { events: [], permissions: [], checks: [], grant: 'notifications' } })
    )
    expect(await page.evaluate(requests.notifications ?? '')).toBe('granted')
  })

  it('choose no device', async () => {
    const { page } = shared.current
    expect(await page.evaluate('navigator.usb.requestDevice({ filters: [] }).catch(({ name }) => name)')).toBe(
      'NotFoundError'
    )
  })
})
