/** A window that nobody sees, in which Chromium's own PDF viewer holds one PDF until it is printed. */
import { randomUUID } from 'node:crypto'
import { BrowserWindow, type Session, session, type WebContents } from 'electron'

// Nothing of the app is in this session: no file, no preload, no network.
const partition = 'print'
const origin = 'eeid-desk://print'

// The viewer is an extension inside Chromium, and reads its own parts.
const viewer = /^(chrome-extension:\/\/mhjfbmdgcfjbbpaeojofohoefgiehjai|chrome:\/\/resources)\//

/** How long the viewer may take until it has a PDF ready, milliseconds. */
const readyLateMs = 20_000

const held = new Map<string, Uint8Array>()

/** Whether this frame's own navigation is the viewer's way to the PDF, which no other window may do. */
export const isViewersWay = (contents: WebContents, url: string, isMainFrame: boolean): boolean =>
  !isMainFrame && contents.session === session.fromPartition(partition) && isAllowed(url)

const isAllowed = (url: string): boolean => url.startsWith(`${origin}/`) || viewer.test(url)

/**
 * Shows `pdf` to Chromium's viewer and does `work` once its pages are ready to be printed; undefined where they never
 * are. Window and bytes are gone afterwards.
 */
export async function withPdfWindow<T>(pdf: Uint8Array, work: (contents: WebContents) => Promise<T>) {
  const printing = session.fromPartition(partition)
  prepare(printing)
  const path = `/${randomUUID()}.pdf`
  held.set(path, pdf)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printing,
      plugins: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false
    }
  })
  try {
    const ready = readyToPrint(window.webContents)
    await window.loadURL(origin + path)
    return (await ready) ? await work(window.webContents) : undefined
  } finally {
    held.delete(path)
    window.destroy()
  }
}

/**
 * The viewer says by this event that it has the pages. Electron keeps the event to itself and its own tests wait for it:
 * printed any earlier, a PDF comes out as an empty sheet. Where it never comes, nothing is printed.
 */
function readyToPrint(contents: NodeJS.EventEmitter): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), readyLateMs)
    contents.once('-pdf-ready-to-print', () => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}

const prepared = new WeakSet<Session>()

function prepare(printing: Session): void {
  if (prepared.has(printing)) return
  prepared.add(printing)
  printing.protocol.handle('eeid-desk', (request) => {
    const { host, pathname } = new URL(request.url)
    const pdf = host === 'print' ? held.get(pathname) : undefined
    if (!pdf) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(pdf), {
      headers: { 'content-type': 'application/pdf', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
    })
  })
  printing.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  printing.setPermissionCheckHandler(() => false)
  printing.setDevicePermissionHandler(() => false)
  printing.setSpellCheckerEnabled(false)
  printing.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url) }))
  printing.on('will-download', (event) => event.preventDefault())
}
