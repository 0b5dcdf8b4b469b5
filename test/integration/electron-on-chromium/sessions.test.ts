import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sharedToy } from './launch.ts'

const shared = sharedToy()
const reached: string[] = []
const server = http.createServer((request, response) => {
  reached.push(request.url ?? '')
  if (request.url === '/moved') response.writeHead(302, { location: '/there' }).end()
  else response.setHeader('content-type', 'text/html').end('<title>Served</title><p>text</p>')
})
const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

it('keeps what one partition stores from every other, and clears it when asked', async () => {
  const stored = await shared.current.app.evaluate(async ({ BrowserWindow, session }, url) => {
    const open = async (partition: string) => {
      const window = new BrowserWindow({ show: false, webPreferences: { partition } })
      await window.loadURL(url)
      return window
    }
    const read = "localStorage.getItem('who')"
    const [one, same, other] = await Promise.all([open('one'), open('one'), open('other')])
    await one?.webContents.executeJavaScript("localStorage.setItem('who', 'one')")
    const before = [
      await same?.webContents.executeJavaScript(read),
      await other?.webContents.executeJavaScript(read),
      one?.webContents.session === session.fromPartition('one')
    ]
    await session.fromPartition('one').clearStorageData()
    const after = await same?.webContents.executeJavaScript(read)
    for (const window of [one, same, other]) window?.destroy()
    return [...before, after]
  }, base())
  expect(stored).toEqual(['one', null, true, null])
})

it('cancels a page’s requests before they leave', async () => {
  const result = await shared.current.app.evaluate(async ({ BrowserWindow, session }, url) => {
    const heard: string[] = []
    session.fromPartition('cut off').webRequest.onBeforeRequest(({ url, resourceType }, callback) => {
      heard.push(`${resourceType} ${new URL(url).pathname}`)
      callback({ cancel: url.endsWith('/secret') })
    })
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'cut off' } })
    await window.loadURL(`${url}/page`)
    const fetched = await window.webContents.executeJavaScript("fetch('/secret').then(() => 'in', () => 'cancelled')")
    const loaded = await window.loadURL(`${url}/secret`).catch(({ code }: { code: string }) => code)
    window.destroy()
    return { heard: heard.filter((one) => !one.endsWith('favicon.ico')), fetched, loaded }
  }, base())
  expect(result).toEqual({
    heard: ['mainFrame /page', 'xhr /secret', 'mainFrame /secret'],
    fetched: 'cancelled',
    loaded: 'ERR_BLOCKED_BY_CLIENT'
  })
  expect(reached).not.toContain('/secret')
})

it('asks about a redirect, and about frames', async () => {
  const events = await shared.current.app.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'moving' } })
    const events: string[] = []
    const { webContents } = window
    webContents.on('will-redirect', ({ url }) => events.push(`redirect ${new URL(url).pathname}`))
    webContents.on('will-frame-navigate', (details) => {
      events.push(`frame ${new URL(details.url).pathname} ${details.isMainFrame}`)
      if (details.url.endsWith('/forbidden')) details.preventDefault()
    })
    await window.loadURL(`${url}/moved`)
    const frame = (path: string) => `new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.onload = () => resolve(frame.contentDocument?.title ?? 'elsewhere')
      frame.src = '${path}'
      document.body.append(frame)
      setTimeout(resolve, 1000, 'nothing')
    })`
    const allowed = await webContents.executeJavaScript(frame('/framed'))
    await webContents.executeJavaScript(frame('/forbidden'))
    const { frames, url: address } = webContents.mainFrame
    const tree = frames.map(({ parent, top }) => parent === webContents.mainFrame && top === webContents.mainFrame)
    window.destroy()
    return { events, allowed, tree, address: new URL(address).pathname }
  }, base())
  expect(events).toEqual({
    events: ['redirect /there', 'frame /framed false', 'frame /forbidden false'],
    allowed: 'Served',
    tree: [true, true],
    address: '/there'
  })
  expect(reached).not.toContain('/forbidden')
})
