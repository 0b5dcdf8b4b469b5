/** Keeps the certificates of this computer, and of every card in its reader, to themselves. */
import { app } from 'electron'

/**
 * Gives no certificate to a server that asks for one, whichever session or window the request is of. Left alone,
 * Electron offers the first certificate of the store (electron.d.ts, `select-client-certificate`). On a front desk that
 * is the one of the ID-card in the reader, with a name and a code. To be called before any request.
 */
export function showNoCertificate(): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault()
    answer()
  })
}
