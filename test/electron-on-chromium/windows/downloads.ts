/** Downloads: announced with `will-download`, and never carried out. */
import type { Protocol } from '../chromium/cdp.ts'
import { electronEvent } from '../event.ts'
import { toApp } from '../session/schemes.ts'
import { type Provided, strictEmitter } from '../strict.ts'

class DownloadItem
  extends strictEmitter('DownloadItem', ['done', 'updated'])
  implements Provided<Electron.DownloadItem>
{
  readonly #begun: Protocol.Browser.downloadWillBeginPayload

  constructor(begun: Protocol.Browser.downloadWillBeginPayload) {
    super()
    this.#begun = begun
  }
  getURL(): string {
    return toApp(this.#begun.url)
  }
  getFilename(): string {
    return this.#begun.suggestedFilename
  }
  getState(): 'cancelled' {
    return 'cancelled'
  }
  cancel(): void {}
}

/** Announces a download that Chromium has refused already. */
export function announceDownload(
  session: Electron.Session,
  webContents: Electron.WebContents,
  begun: Protocol.Browser.downloadWillBeginPayload
): void {
  const item = new DownloadItem(begun)
  const event = electronEvent()
  session.emit('will-download', event, item, webContents)
  if (event.defaultPrevented) return
  process.stderr.write(`A download is not provided by Electron-on-Chromium; ${item.getURL()} was cancelled\n`)
  setImmediate(() => item.emit('done', electronEvent(), 'cancelled'))
}
