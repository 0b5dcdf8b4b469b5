/** What the launch settled, for every module that needs it. */
export interface Host {
  /** The launcher: what `process.execPath` names. */
  readonly launcher: string
  /** The Node binary that runs this process. */
  readonly node: string
  /** `app.getAppPath()`. */
  readonly appPath: string
  readonly packaged: boolean
  /** The manifest's product name, or its name. */
  readonly name: string
  readonly version: string
  /** Every `--switch=value` of the command line, the app's own included. */
  readonly switches: ReadonlyMap<string, string>
  /** Settles when the app's main script has run, top-level awaits included. */
  readonly mainLoaded: Promise<unknown>
}

let current: Host | undefined

/** Tells the modules once what the launch settled. */
export function setHost(host: Host): void {
  current = host
}

/** What the launch settled. */
export function getHost(): Host {
  if (!current) throw new Error('Electron-on-Chromium has not been started by its launcher')
  return current
}

/** Whether windows are shown on a display. `EOC_HEADLESS=1` keeps them off even where there is one. */
export const headed = process.env.EOC_HEADLESS !== '1' && Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
