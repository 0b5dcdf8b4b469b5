// The toy's main process: enough of everything that an app does, for the tests to look at.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron'

const host = 'toy.example'
// A test that looks at the host’s own rules takes the app’s away.
const connect = process.env.TOY_CONNECT ?? "'self'"
const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${connect}; img-src app:`
const types = { '.html': 'text/html', '.js': 'text/javascript' }

globalThis.seen = { events: [], permissions: [], checks: [] }
const note = (name) => globalThis.seen.events.push(name)

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }
])

async function serve(request) {
  const { pathname } = new URL(request.url)
  globalThis.seen.lastRequest = { url: request.url, origin: request.headers.get('origin') }
  if (pathname === '/echo') return new Response(await request.text(), { headers: { 'content-type': 'text/plain' } })
  if (pathname === '/away') return Response.redirect('app://toy.example/other.html')
  const name = pathname === '/' ? 'index.html' : path.basename(pathname)
  const file = path.join(app.getAppPath(), 'page', name)
  const headers = { 'content-type': types[path.extname(name)] ?? 'text/plain', 'content-security-policy': policy }
  return readFile(file).then(
    (content) => new Response(content, { headers }),
    () => new Response('not found', { status: 404 })
  )
}

ipcMain.handle('echo', (_event, ...values) => values)
ipcMain.handle('fail', () => {
  throw new TypeError('not today')
})
ipcMain.handle('who', ({ sender, senderFrame }) => ({
  same: senderFrame === sender.mainFrame,
  url: senderFrame.url,
  origin: senderFrame.origin,
  parent: senderFrame.parent,
  number: typeof senderFrame.frameTreeNodeId
}))
ipcMain.on('said', (event, value) => event.reply('heard', value))

for (const name of ['before-quit', 'will-quit', 'quit']) app.on(name, () => note(name))
app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event, url) => {
    note(`will-navigate ${url}`)
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    note(`open ${url}`)
    return { action: 'deny' }
  })
})
app.on('second-instance', (_event, argv, cwd, data) => {
  globalThis.seen.second = { argv, cwd, data }
})
app.on('window-all-closed', () => {
  note('window-all-closed')
  app.quit()
})

/** For a test that has nothing else of the toy than what it writes. */
async function tellLoaded() {
  if (process.env.TOY_LOADED_FILE) await writeFile(process.env.TOY_LOADED_FILE, '')
}

function openWindow() {
  const own = session.fromPartition('toy')
  if (!own.protocol.isProtocolHandled('app')) {
    own.protocol.handle('app', serve)
    own.setPermissionRequestHandler((_contents, permission, callback) => {
      globalThis.seen.permissions.push(permission)
      callback(globalThis.seen.grant === permission)
    })
    own.setPermissionCheckHandler((_contents, permission, origin) => {
      globalThis.seen.checks.push(`${permission} ${origin}`)
      return globalThis.seen.grant === permission
    })
    own.on('will-download', (event, item) => {
      event.preventDefault()
      note(`download ${item.getFilename()}`)
    })
  }
  const window = new BrowserWindow({
    width: 900,
    height: 650,
    minWidth: 400,
    minHeight: 300,
    show: false,
    title: 'Toy',
    backgroundColor: '#fff8e0',
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.join(app.getAppPath(), 'preload.cjs'),
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      disableDialogs: true
    }
  })
  window.once('ready-to-show', () => {
    note('ready-to-show')
    window.show()
  })
  void window.loadURL(`app://${host}/`).then(tellLoaded)
  return window
}
globalThis.openWindow = openWindow

if (app.requestSingleInstanceLock({ greeting: 'hello' })) void app.whenReady().then(openWindow)
else app.quit()
