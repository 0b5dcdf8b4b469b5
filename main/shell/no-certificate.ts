/** Keeps the certificates of this computer, and of every card in its reader, to themselves. */
import { app } from 'electron'

/**
 * Answers every server that asks for a client certificate with none, whichever session or window the request is of. Left
 * alone, Electron shows the first certificate of the store (electron.d.ts, `select-client-certificate`): on a front desk
 * that of the ID-card in the reader, with the name and code of whoever put it there. To be called before any request.
 */
export function showNoCertificate(): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault()
    answer()
  })
}
