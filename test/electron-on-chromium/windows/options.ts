/** Which window options, and which of their values, are provided. */
import { notProvided } from '../not-provided.ts'
import { checkOptions } from '../strict.ts'

/** Checks a window's options, and gives them with Electron's defaults. */
export function checkWindowOptions(options: Electron.BrowserWindowConstructorOptions) {
  checkOptions('BrowserWindow', options, {
    autoHideMenuBar: true,
    backgroundColor: true,
    center: true,
    focusable: true,
    frame: [true],
    fullscreen: true,
    fullscreenable: true,
    height: true,
    icon: true,
    kiosk: [false],
    maxHeight: true,
    maximizable: true,
    maxWidth: true,
    minHeight: true,
    minimizable: true,
    minWidth: true,
    modal: [false],
    paintWhenInitiallyHidden: [true],
    resizable: [true],
    show: true,
    title: true,
    transparent: [false],
    useContentSize: true,
    webPreferences: true,
    width: true,
    x: true,
    y: true
  })
  const { webPreferences = {} } = options
  checkWebPreferences(webPreferences)
  return { ...options, webPreferences, width: options.width ?? 800, height: options.height ?? 600 }
}

function checkWebPreferences(preferences: Electron.WebPreferences): void {
  checkOptions('webPreferences', preferences, {
    additionalArguments: true,
    allowRunningInsecureContent: [false],
    backgroundThrottling: true,
    contextIsolation: [true],
    devTools: true,
    disableDialogs: true,
    enableWebSQL: [false],
    experimentalFeatures: [false],
    images: [true],
    javascript: [true],
    navigateOnDragDrop: [false],
    nodeIntegration: [false],
    nodeIntegrationInSubFrames: [false],
    nodeIntegrationInWorker: [false],
    offscreen: [false],
    partition: true,
    plugins: [false],
    preload: true,
    safeDialogs: true,
    sandbox: [true],
    session: true,
    spellcheck: [false],
    v8CacheOptions: ['none', 'code', 'bypassHeatCheck', 'bypassHeatCheckAndEagerCompile'],
    webgl: true,
    webSecurity: [true],
    webviewTag: [false],
    zoomFactor: true
  })
  if (preferences.preload?.endsWith('.mjs')) notProvided('a preload script that is an ES module')
}

/** A background colour, as Chromium takes it. Electron writes the alpha first. */
export function parseColor(color: string): { r: number; g: number; b: number; a: number } {
  const hex = /^#(?:([0-9a-f]{3})|([0-9a-f]{2})?([0-9a-f]{6}))$/i.exec(color)
  if (!hex) notProvided(`the background colour '${color}' (write it as #rrggbb)`)
  const [, short, alpha = 'ff', long] = hex
  const digits = long ?? [...(short ?? '')].map((digit) => digit + digit).join('')
  const [r = 0, g = 0, b = 0] = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
  return { r, g, b, a: Number.parseInt(alpha, 16) / 255 }
}
