/** The walls between the window and the rest of the computer, each as it stands. Electron itself is a recording one. */
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../store/temporary-store.ts'
import type { FakeContents, FakeSession, FakeWindow, Recorded } from './recording-electron.ts'
import { listenersOf, recordingElectron } from './recording-electron.ts'

const page = '<!doctype html><meta name="nonce" content="__CSP_NONCE__">'
const build = vi.hoisted(() => ({ isPackaged: true }))

vi.mock('../../../../main/shell/packaged.ts', () => build)
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<object>()),
  // Whatever is asked for is there: what is not served is kept back.
  readFile: async () => Buffer.from(page)
}))

const life = {
  language: () => 'en' as const,
  begin() {},
  sleep() {},
  wake() {},
  lock() {},
  linked() {},
  mayEnd: (): true => true,
  end: async () => {}
}
const argv = process.argv
// No file lies beside the archive there.
const nowhere = '/nowhere/resources'

let recorded: Recorded

/** The shell, loaded anew on this test's Electron. */
const shell = async () => ({
  ...(await import('../../../../main/shell/run.ts')),
  ...(await import('../../../../main/shell/window.ts')),
  ...(await import('../../../../main/shell/print-window.ts')),
  ...(await import('../../../../main/shell/hand-over.ts')),
  ...(await import('../../../../main/shell/eeid-network.ts')),
  ...(await import('../../../../main/shell/ipc-main.ts')),
  ...(await import('../../../../main/shell/login-item.ts')),
  ...(await import('../../../../main/shell/tray.ts'))
})

/** A running app: its two windows, the one for printing, and a session to a service. */
async function running() {
  const { runApp, openScreenWindow, withPdfWindow, networks } = await shell()
  runApp(() => life)
  await new Promise((resolve) => setImmediate(resolve))
  openScreenWindow({ x: 0, y: 0, width: 800, height: 600 }, { loaded: () => {}, gone: () => {} })
  const network = networks(() => {})
  network.of('s', 'create')
  network.of('s', 'read')
  vi.useFakeTimers()
  const printed = withPdfWindow(Buffer.from('%PDF'), async () => {})
  await vi.runAllTimersAsync()
  await printed
  vi.useRealTimers()
  const [desk, screen, print] = recorded.windows as [FakeWindow, FakeWindow, FakeWindow]
  const session = (name: string) => recorded.sessions.get(name) as FakeSession
  return { desk, screen, print, session }
}

beforeEach(() => {
  vi.resetModules()
  build.isPackaged = true
  process.argv = ['/opt/eeid-desk', '--lang=et']
  Object.assign(process, { resourcesPath: nowhere })
  const fake = recordingElectron({ folder: temporaryFolder() })
  vi.doMock('electron', () => fake.module)
  recorded = fake.recorded
})

afterEach(() => {
  vi.restoreAllMocks()
  process.argv = argv
  vi.useRealTimers()
})

const called = (name: string) => recorded.calls.filter(([each]) => each === name)

/** Whether a listener prevents what an event is about. */
function isPrevented(emitter: EventEmitter, name: string, event: object = {}): boolean {
  const preventDefault = vi.fn()
  emitter.emit(name, { ...event, preventDefault })
  return preventDefault.mock.calls.length > 0
}

describe('before there is a window', () => {
  test.each(['--remote-debugging-port=0', '--inspect', '--disable-web-security', '--no-sandbox', '-unknown'])(
    'a packaged app that is started with %s ends, and does nothing else',
    async (argument) => {
      process.argv = ['/opt/eeid-desk', argument]
      const { runApp } = await shell()
      const begun = vi.fn(() => life)
      vi.spyOn(process.stderr, 'write').mockReturnValueOnce(true)
      runApp(begun)
      expect(recorded.calls).toEqual([['app.exit', 1]])
      expect(begun).not.toHaveBeenCalled()
    }
  )

  test('the names of connections’ keys are not written anywhere, and every page is in a sandbox', async () => {
    process.env.SSLKEYLOGFILE = '/tmp/keys'
    await running()
    expect(process.env.SSLKEYLOGFILE).toBeUndefined()
    const names = recorded.calls.map(([name]) => name)
    expect(names.slice(0, names.indexOf('app.whenReady'))).toEqual([
      'app.setAppUserModelId',
      'app.enableSandbox',
      'protocol.registerSchemesAsPrivileged',
      'app.requestSingleInstanceLock'
    ])
  })

  test('the app’s scheme has an origin and a policy, and none of the privileges that go round it', async () => {
    await running()
    const privileges = { standard: true, secure: true, supportFetchAPI: true }
    expect(called('protocol.registerSchemesAsPrivileged')).toEqual([
      ['protocol.registerSchemesAsPrivileged', [{ scheme: 'eeid-desk', privileges }]]
    ])
  })
})

describe('a link', () => {
  const link = 'eeid-desk://open?reference=A'

  /** The app, started with these arguments; returns the links that came to it. */
  async function startedWith(...more: string[]): Promise<string[]> {
    process.argv = ['/opt/eeid-desk', ...more]
    const { runApp } = await shell()
    const came: string[] = []
    runApp(() => ({ ...life, linked: (text: string) => void came.push(text) }))
    return came
  }

  test('that the app is started with comes to it once it lives, and to the first app where one runs', async () => {
    expect(await startedWith('--', link)).toEqual([link])
    expect(called('app.requestSingleInstanceLock')).toEqual([['app.requestSingleInstanceLock', { link }]])
  })

  test('comes from a second start by what that has read itself, and not by its line', async () => {
    const came = await startedWith()
    recorded.app.emit('second-instance', {}, ['/opt/eeid-desk', link], '/', {})
    recorded.app.emit('second-instance', {}, ['/opt/eeid-desk'], '/', { link: 7 })
    recorded.app.emit('second-instance', {}, ['/opt/eeid-desk'], '/', null)
    expect(came).toEqual([])
    recorded.app.emit('second-instance', {}, ['/opt/eeid-desk', '--some-switch'], '/', { link })
    expect(came).toEqual([link])
  })

  test('comes from macOS by its own event, also before the app is ready', async () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin')
    const came = await startedWith()
    expect(isPrevented(recorded.app, 'open-url')).toBe(true)
    recorded.app.emit('open-url', { preventDefault() {} }, link)
    expect(came).toEqual([undefined, link])
  })

  test('with a switch beside it starts nothing', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValueOnce(true)
    expect(await startedWith(link, '--user-data-dir=/tmp/theirs')).toEqual([])
    expect(recorded.calls).toEqual([['app.exit', 1]])
  })
})

test('nobody listens to anything but this', async () => {
  const { desk, screen, print, session } = await running()
  expect(listenersOf(recorded.app)).toEqual([
    'activate',
    'second-instance',
    'select-client-certificate',
    'web-contents-created',
    'will-quit',
    'window-all-closed'
  ])
  expect(listenersOf(recorded.powerMonitor)).toEqual(['lock-screen', 'resume', 'suspend'])
  expect(listenersOf(recorded.screen)).toEqual([])
  // Its place is kept as it moves and when it closes.
  expect(listenersOf(desk)).toEqual(['close', 'close', 'closed', 'move', 'ready-to-show', 'resize'])
  expect(listenersOf(screen)).toEqual(['closed', 'ready-to-show', 'unresponsive'])
  expect(listenersOf(print)).toEqual([])
  const walls = ['will-attach-webview', 'will-frame-navigate', 'will-navigate', 'will-redirect']
  expect(listenersOf(desk.webContents)).toEqual(['render-process-gone', ...walls])
  expect(listenersOf(screen.webContents)).toEqual(['did-finish-load', 'render-process-gone', ...walls])
  expect(listenersOf(print.webContents).filter((name) => name !== '-pdf-ready-to-print')).toEqual(walls)
  for (const name of ['desk', 'print']) expect(listenersOf(session(name))).toEqual(['will-download'])
  for (const name of ['eeid-create-s', 'eeid-read-s']) expect(listenersOf(session(name))).toEqual([])
})

describe('windows', () => {
  test('have these preferences and no others', async () => {
    const { desk, screen, print, session } = await running()
    const hardened = {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false
    }
    const shown = { ...hardened, partition: 'desk', webSecurity: true, navigateOnDragDrop: false }
    const preload = (name: string) => join(import.meta.dirname, `../../../../main/preload/${name}.cjs`)
    expect(desk.options.webPreferences).toEqual({ ...shown, preload: preload('index') })
    expect(screen.options.webPreferences).toEqual({ ...shown, preload: preload('screen') })
    expect(print.options.webPreferences).toEqual({ ...hardened, session: session('print'), plugins: true })
    expect([desk.loaded, screen.loaded]).toEqual([['eeid-desk://app/index.html'], ['eeid-desk://app/screen.html']])
  })

  test('have developer tools only while the app is worked on', async () => {
    build.isPackaged = false
    const { desk, print } = await running()
    expect([desk, print].map(({ options }) => options.webPreferences.devTools)).toEqual([true, false])
  })

  test('have a menu without developer tools and without loading anew', async () => {
    await running()
    const [[, template] = []] = called('Menu.buildFromTemplate')
    const roles = JSON.stringify(template)
    expect(roles).toContain('zoomIn')
    expect(roles).not.toMatch(/devtools|reload|viewMenu"}/i)
  })

  test.each(['desk', 'screen', 'print'] as const)('%s can go nowhere, and opens nothing', async (name) => {
    const contents: FakeContents = (await running())[name].webContents
    for (const url of ['https://elsewhere.example/', 'eeid-desk://app/other.html', 'eeid-desk://app/index.html']) {
      for (const event of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
        expect(isPrevented(contents, event, { url, isMainFrame: true }), `${event} ${url}`).toBe(true)
      }
      expect(isPrevented(contents, 'will-frame-navigate', { url, isMainFrame: true })).toBe(true)
      expect(isPrevented(contents, 'will-frame-navigate', { url, isMainFrame: false })).toBe(true)
    }
    expect(contents.openHandler?.()).toEqual({ action: 'deny' })
  })

  test('only that of a PDF may lead a frame to Chromium’s viewer', async () => {
    const { desk, print } = await running()
    const viewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html'
    const ways = [viewer, 'chrome://resources/js/x.js', 'eeid-desk://print/x.pdf']
    for (const url of ways) {
      expect(isPrevented(print.webContents, 'will-frame-navigate', { url, isMainFrame: false })).toBe(false)
      expect(isPrevented(print.webContents, 'will-frame-navigate', { url, isMainFrame: true })).toBe(true)
      expect(isPrevented(desk.webContents, 'will-frame-navigate', { url, isMainFrame: false })).toBe(true)
    }
  })
})

describe('sessions', () => {
  test('are these, all in memory, those of services without a cache', async () => {
    await running()
    expect([...recorded.sessions.values()].map(({ name, options }) => [name, options])).toEqual([
      ['desk', undefined],
      ['eeid-create-s', { cache: false }],
      ['eeid-read-s', { cache: false }],
      ['print', undefined]
    ])
    expect([...recorded.sessions.keys()].filter((name) => name.startsWith('persist:'))).toEqual([])
  })

  test('have these handlers and no others', async () => {
    const { session } = await running()
    const walled = ['devicePermission', 'onBeforeRequest', 'permissionCheck', 'permissionRequest', 'protocol eeid-desk']
    for (const name of ['desk', 'print']) {
      expect([...session(name).handlers.keys()].toSorted()).toEqual(walled)
      expect(called(`session ${name}.setSpellCheckerEnabled`)).toEqual([
        [`session ${name}.setSpellCheckerEnabled`, false]
      ])
    }
    expect([...session('eeid-read-s').handlers.keys()]).toEqual(['certificateVerify'])
  })

  test.each(['desk', 'print'])('%s gives no permission, no device and no download', async (name) => {
    const { session } = await running()
    const { handlers } = session(name)
    for (const permission of [
      'media',
      'geolocation',
      'clipboard-read',
      'notifications',
      'fullscreen',
      'openExternal'
    ]) {
      const decide = vi.fn()
      handlers.get('permissionRequest')?.(...([{}, permission, decide, {}] as never[]))
      expect(decide.mock.calls).toEqual([[false]])
      expect(handlers.get('permissionCheck')?.(...([{}, permission] as never[]))).toBe(false)
    }
    expect(handlers.get('devicePermission')?.(...([{ deviceType: 'usb' }] as never[]))).toBe(false)
    expect(isPrevented(session(name), 'will-download')).toBe(true)
  })

  const viewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/main.js'
  test.each([
    [
      'desk',
      ['eeid-desk://app/index.html', 'data:image/png;base64,AA', 'blob:eeid-desk://app/1', 'devtools://devtools/x']
    ],
    ['print', ['eeid-desk://print/x.pdf', viewer, 'chrome://resources/x.js']]
  ] as const)('%s lets through what is its own, and nothing of any network', async (name, own) => {
    const { session } = await running()
    const isCancelled = (url: string): boolean => {
      const decide = vi.fn()
      session(name).handlers.get('onBeforeRequest')?.(...([{ url }, decide] as never[]))
      return decide.mock.calls[0]?.[0]?.cancel
    }
    expect(own.map(isCancelled)).toEqual(own.map(() => false))
    const strange = [
      'https://elsewhere.example/',
      'http://127.0.0.1:8717/',
      'ws://127.0.0.1:5173/',
      'file:///etc/passwd',
      'eeid-desk://app.elsewhere.example/',
      'eeid-desk://app@elsewhere.example/',
      'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/x.js',
      name === 'desk' ? 'eeid-desk://print/x.pdf' : 'eeid-desk://app/index.html'
    ]
    expect(strange.map(isCancelled)).toEqual(strange.map(() => true))
  })

  test('leave to Chromium what it makes of a certificate', async () => {
    const { session } = await running()
    const answer = vi.fn()
    const refused = { hostname: 'eeid.test', certificate: {}, verificationResult: 'CERT_DATE_INVALID' }
    session('eeid-read-s').handlers.get('certificateVerify')?.(...([refused, answer] as never[]))
    expect(answer.mock.calls).toEqual([[-3]])
  })
})

describe('pages', () => {
  const ask = async (url: string, method = 'GET'): Promise<Response> => {
    const { session } = await running()
    const request = { url, method }
    return session('desk').handlers.get('protocol eeid-desk')?.(...([request] as never[])) as Promise<Response>
  }

  test.each(['index', 'screen'])('%s comes with these headers, to the letter', async (name) => {
    const response = await ask(`eeid-desk://app/${name}.html`)
    const nonce = /content="([^"]{24})"/.exec(await response.text())?.[1]
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
        `style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; base-uri 'none'; ` +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff'
    })
  })

  test('have a nonce of their own at each load', async () => {
    const [first, second] = await Promise.all([1, 2].map(async () => (await ask('eeid-desk://app/index.html')).text()))
    expect(first).not.toBe(second)
  })

  test.each([
    ['eeid-desk://elsewhere/index.html', 'GET'],
    ['eeid-desk://app/index.html', 'POST'],
    ['eeid-desk://app/../../../etc/passwd', 'GET'],
    ['eeid-desk://app/package.json', 'GET'],
    ['eeid-desk://app/', 'GET']
  ])('are not %s by %s', async (url, method) => {
    expect((await ask(url, method)).status).toBe(404)
  })

  test('of a PDF are one PDF at an address that nobody can guess, and only while it is printed', async () => {
    const { print, session } = await running()
    expect(print.loaded[0]).toMatch(/^eeid-desk:\/\/print\/[0-9a-f-]{36}\.pdf$/)
    const handler = session('print').handlers.get('protocol eeid-desk')
    const response = (await handler?.(...([{ url: print.loaded[0], method: 'GET' }] as never[]))) as Response
    expect(response.status).toBe(404)
  })
})

describe('who calls', () => {
  const caller = async (sender: object, senderFrame: object | null) => {
    const { ipcTransport } = await shell()
    const heard = vi.fn()
    ipcTransport.handle('a.call', heard)
    recorded.ipc.get('a.call')?.({ sender, senderFrame }, 'argument')
    return heard.mock.calls[0]
  }
  const main = { origin: 'eeid-desk://app', parent: null }

  test('is told by the window that the shell made, its frame and its origin', async () => {
    const { desk, screen } = await running()
    expect(await caller(desk.webContents, main)).toEqual([
      { origin: 'eeid-desk://app', isMainFrame: true, window: 'desk' },
      ['argument']
    ])
    expect((await caller(screen.webContents, { ...main, parent: main }))?.[0]).toEqual({
      origin: 'eeid-desk://app',
      isMainFrame: false,
      window: 'screen'
    })
  })

  test('is nobody where the frame is gone, and where the window is none of the app’s', async () => {
    const { desk, print } = await running()
    expect((await caller(desk.webContents, null))?.[0]).toBeNull()
    expect((await caller(print.webContents, main))?.[0]).toBeNull()
    expect((await caller(new EventEmitter(), main))?.[0]).toBeNull()
  })
})

describe('what the system is given', () => {
  test('is a mail and nothing else by address', async () => {
    const { openMail } = await shell()
    for (const url of ['https://elsewhere.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'ms-cxh:x']) {
      await expect(openMail(url)).rejects.toThrow('only mails')
    }
    expect(await openMail('mailto:mari@eeid.example')).toBe(true)
    expect(called('shell.openExternal')).toEqual([['shell.openExternal', 'mailto:mari@eeid.example']])
  })

  test('is no certificate of this computer', async () => {
    await running()
    const event = { preventDefault: vi.fn() }
    const answer = vi.fn()
    recorded.app.emit('select-client-certificate', event, null, 'https://eeid.example/', [{}], answer)
    expect([event.preventDefault.mock.calls, answer.mock.calls]).toEqual([[[]], [[]]])
  })
})

describe('starting with the system', () => {
  const platform = process.platform
  afterEach(() => Object.defineProperty(process, 'platform', { value: platform }))

  test.each(['win32', 'darwin'])(
    'on %s is the system’s own list, with a switch that keeps the window away',
    async (name) => {
      Object.defineProperty(process, 'platform', { value: name })
      const { systemLoginItem } = await shell()
      expect([systemLoginItem.isSet(), systemLoginItem.set(true), systemLoginItem.isSet()]).toEqual([false, true, true])
      const asked = { path: process.execPath, args: ['--hidden'] }
      expect(called('app.setLoginItemSettings')).toEqual([
        ['app.setLoginItemSettings', { ...asked, openAtLogin: true }]
      ])
      expect(called('app.getLoginItemSettings')[0]).toEqual(['app.getLoginItemSettings', asked])
    }
  )

  test('that the system does not take is told', async () => {
    Object.defineProperty(process, 'platform', { value: 'win32' })
    const { systemLoginItem } = await shell()
    Object.defineProperty(recorded, 'opensAtLogin', { get: () => false, set: () => {} })
    expect(systemLoginItem.set(true)).toBe(false)
  })

  test.runIf(platform === 'linux')('on Linux is a file of the user’s, and goes again', async () => {
    const { systemLoginItem } = await shell()
    expect([systemLoginItem.set(true), systemLoginItem.isSet()]).toEqual([true, true])
    expect([systemLoginItem.set(false), systemLoginItem.isSet(), systemLoginItem.set(false)]).toEqual([
      true,
      false,
      true
    ])
    expect(called('app.setLoginItemSettings')).toEqual([])
  })

  test('leaves the window out of sight, and an ordinary start does not', async () => {
    const { desk } = await running()
    desk.emit('ready-to-show')
    expect(called('window.show')).toHaveLength(1)
    vi.resetModules()
    recorded.windows.length = 0
    recorded.calls.length = 0
    recorded.switches.add('hidden')
    const { desk: hidden } = await running()
    hidden.emit('ready-to-show')
    expect(called('window.show')).toEqual([])
  })
})

describe('the mark beside the clock', () => {
  const view = { tip: 'eeID Desk', lines: [{ label: 'Open', act: 'open' as const, isEnabled: true }] }

  test('is not there until it is shown, and once at most', async () => {
    const { systemTray } = await shell()
    const tray = systemTray('/icon.png')
    expect([tray.isShown(), recorded.trays.length]).toEqual([false, 0])
    tray.show(view, () => {})
    tray.show(view, () => {})
    expect([tray.isShown(), recorded.trays.length]).toEqual([true, 1])
    tray.hide()
    expect([tray.isShown(), called('tray.destroy').length]).toEqual([false, 1])
  })

  test('does what its menu says, and opens the window when it is pressed', async () => {
    const { systemTray } = await shell()
    const pressed: string[] = []
    systemTray('/icon.png').show(view, (act) => pressed.push(act))
    const [[, template] = []] = called('Menu.buildFromTemplate') as [string, [{ click: () => void }]][]
    template?.[0].click()
    recorded.trays[0]?.emit('click')
    expect(pressed).toEqual(['open', 'open'])
  })

  test('that a desktop has no place for stops nobody', async () => {
    const { systemTray } = await shell()
    const tray = systemTray('/icon.png')
    vi.spyOn(recorded.trays, 'push').mockImplementation(() => {
      throw new Error('no such place')
    })
    expect([tray.show(view, () => {}), tray.isShown()]).toEqual([false, false])
  })
})

test('a window that goes out of sight instead of closing closes when the app ends', async () => {
  const { hideInsteadOfClosing, letWindowsClose } = await shell()
  const { desk } = await running()
  hideInsteadOfClosing(() => true)
  expect(isPrevented(desk, 'close')).toBe(true)
  expect(called('window.hide')).toHaveLength(1)
  // An installer of macOS closes the windows first.
  letWindowsClose(true)
  expect(isPrevented(desk, 'close')).toBe(false)
  letWindowsClose(false)
  expect(isPrevented(desk, 'close')).toBe(true)
  recorded.app.emit('before-quit')
  expect(isPrevented(desk, 'close')).toBe(false)
})
