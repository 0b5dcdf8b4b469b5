/** Protections of windows, sessions, pages and the start. */
import { inFile, type Protection } from './kit.ts'

const walls = 'test/unit/shell/walls/walls.test.ts'

/** See above. */
export const inTheShell: readonly Protection[] = [
  ...inFile(
    'main/shell/window.ts',
    walls,
    ['windows are in a sandbox', 'sandbox: true', 'sandbox: false', 'sampled'],
    ['preloads have a world of their own', 'contextIsolation: true', 'contextIsolation: false'],
    ['pages have no Node', 'nodeIntegration: false', 'nodeIntegration: true'],
    ['pages have no webview', 'webviewTag: false', 'webviewTag: true'],
    ['pages keep to the web’s rules', 'webSecurity: true', 'webSecurity: false'],
    ['a file that is dropped is not opened', 'navigateOnDragDrop: false', 'navigateOnDragDrop: true'],
    ['nothing that is typed goes to a spell-checker', 'spellcheck: false', 'spellcheck: true'],
    ['no dictionaries are fetched', 'windows.setSpellCheckerEnabled(false)', ''],
    ['a packaged app has no developer tools', 'devTools: !isPackaged', 'devTools: true'],
    ['nothing of a page is kept on the disk', "const partition = 'desk'", "const partition = 'persist:desk'"],
    ['no permission is given', 'decide(false))', 'decide(true))', 'sampled'],
    [
      'no permission is there already',
      'setPermissionCheckHandler(() => false)',
      'setPermissionCheckHandler(() => true)'
    ],
    ['no device is given', 'setDevicePermissionHandler(() => false)', 'setDevicePermissionHandler(() => true)'],
    ['pages reach no network', 'cancel: !isOwn(details.url)', 'cancel: false'],
    ['only the app’s own host is its own', '`${appOrigin}/`', 'appOrigin'],
    ['nothing is downloaded', "windows.on('will-download', (event) => event.preventDefault())", ''],
    ['pages go nowhere', 'if (!isReload(event.url)) event.preventDefault()', ''],
    ['frames go nowhere', 'if (!isAllowed) event.preventDefault()', ''],
    ['no redirect is followed', "contents.on('will-redirect', (event) => event.preventDefault())", ''],
    ['no webview is attached', "contents.on('will-attach-webview', (event) => event.preventDefault())", ''],
    ['pages open no window', "action: 'deny'", "action: 'allow'"]
  ),
  ...inFile(
    'main/shell/window.ts',
    'test/unit/shell/walls/window-renewal.test.ts',
    ['a window in which a secret was saved goes', "window.once('ready-to-show', go)", ''],
    ['a locked desk keeps no window', 'for (const window of all) window.destroy()', '']
  ),
  ...inFile(
    'main/shell/app-scheme.ts',
    walls,
    ['nothing is allowed that is not named', "default-src 'none'", "default-src 'self'"],
    ['only the app’s scripts run', ': "script-src \'self\'",', ": \"script-src 'self' 'unsafe-inline'\","],
    ['pages connect to nobody', ': "connect-src \'self\'",', ': "connect-src *",', 'sampled'],
    ['styles are the app’s own', "'nonce-${nonce}'`,\n    \"img-src", "'unsafe-inline'`,\n    \"img-src"],
    ['pictures are the app’s own', "img-src 'self' data:", 'img-src * data:'],
    ['no base is set', '"base-uri \'none\'",', ''],
    ['no form is sent', '"form-action \'none\'",', ''],
    ['nobody frames the app', '"frame-ancestors \'none\'",', ''],
    ['no text becomes a script', '"require-trusted-types-for \'script\'",', ''],
    ['what is served is what it says', "'x-content-type-options': 'nosniff',", ''],
    ['a window of its own group', "'cross-origin-opener-policy': 'same-origin',", ''],
    ['a nonce is used once', "randomBytes(16).toString('base64')", "'AAAAAAAAAAAAAAAAAAAAAA=='"],
    ['only one host is the app', "|| url.host !== 'app'", ''],
    ['only files of the app’s kinds are served', '|| !type', ''],
    ['the scheme is no way round the policy', 'supportFetchAPI: true }', 'supportFetchAPI: true, bypassCSP: true }']
  ),
  ...inFile(
    'main/shell/run.ts',
    walls,
    ['keys of connections are not written', 'delete process.env.SSLKEYLOGFILE', ''],
    ['a refused switch ends the app', 'if (refused !== undefined) {', 'if (refused === null) {', 'sampled'],
    ['every page is in a sandbox', 'app.enableSandbox()', ''],
    ['leaving is forbidden before there is a page', '  forbidLeaving()\n', ''],
    ['no certificate of a card is shown', '  showNoCertificate()\n', '']
  ),
  ...inFile('main/shell/lifecycle.ts', walls, [
    'a packaged app refuses switches',
    'if (!isPackaged ||',
    'if (isPackaged ||'
  ]),
  ...inFile(
    'main/shell/switches.ts',
    'test/unit/shell/switches.test.ts',
    ['a link brings no switch', 'return strange ?? besideLink(argv)', 'return strange'],
    ['a switch that is not named is refused', '&& !allowed.has(name)', "&& name === 'inspect'", 'sampled'],
    ['one dash begins a switch, too', '/^(--|-)(?=.)/', '/^(--)(?=.)/']
  ),
  ...inFile('main/shell/dev-server.ts', 'test/unit/shell/dev-server.test.ts', [
    'a packaged app has no dev server',
    'if (isPackaged ||',
    'if ('
  ]),
  ...inFile(
    'main/shell/print-window.ts',
    walls,
    ['a PDF is shown in a sandbox', 'sandbox: true', 'sandbox: false'],
    ['a PDF reaches no network', 'cancel: !isAllowed(details.url)', 'cancel: false'],
    ['a PDF is gone once it is printed', 'held.delete(path)', ''],
    ['only a frame of the viewer moves', '!isMainFrame && contents', 'contents']
  ),
  ...inFile(
    'main/shell/eeid-network.ts',
    walls,
    ['Chromium decides about certificates', 'const asChromiumSays = -3', 'const asChromiumSays = 0', 'sampled'],
    ['answers are not kept on the disk', '{ cache: false }', '{ cache: true }']
  ),
  ...inFile('main/shell/hand-over.ts', walls, [
    'only mails are opened by address',
    "protocol !== 'mailto:'",
    "protocol === 'x:'"
  ]),
  ...inFile(
    'main/shell/ipc-main.ts',
    walls,
    ['only the app’s own windows call', 'return frame && window ?', 'return frame ?'],
    ['frames are told from the main one', 'isMainFrame: frame.parent === null', 'isMainFrame: true']
  )
]
