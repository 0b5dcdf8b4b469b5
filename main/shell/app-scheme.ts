/** The app's own scheme: serves the built renderer, nothing else, with a header CSP that begins with nothing. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import type { Language } from '../../common/words/languages.ts'
import { changesOf, devFile } from './dev-server.ts'

/** The only origin whose pages may call the main process. */
export const appOrigin = 'eeid-desk://app'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  // What pdf.js draws with where a PDF does not bring its own fonts: docs/decisions/proof-preview.md.
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream'
}

// Mantine writes its variables into style elements, which carry this page load's nonce. The dev server writes one script
// into the page, and tells it of changes.
const policy = (nonce: string, devServer: URL | null): string =>
  [
    "default-src 'none'",
    devServer ? `script-src 'self' 'nonce-${nonce}'` : "script-src 'self'",
    "worker-src 'self'",
    // The worker that takes PDFs apart reads fonts out of the app's own files.
    devServer ? `connect-src 'self' ${changesOf(devServer)}` : "connect-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default'
  ].join('; ')

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'eeid-desk', privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
}

/** Where the pages come from, and the language in which they begin: what they show first waits for no other. */
export type Pages = { folder: string; devServer: URL | null; language: () => Language }

/** Serves the files of a folder to this session, or those of the dev server where there is one. */
export function serveApp(session: Session, pages: Pages): void {
  session.protocol.handle('eeid-desk', (request) => answer(pages, request))
}

async function answer({ folder, devServer, language }: Pages, request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.host !== 'app') return notFound()
  const file = await (devServer ? devFile(devServer, url) : builtFile(folder, url))
  if (!file) return notFound()
  const nonce = randomBytes(16).toString('base64')
  const { body, type } = file
  const page = type.startsWith('text/html') ? Buffer.from(body).toString('utf8') : undefined
  const filled = page?.replaceAll('__CSP_NONCE__', nonce).replace('<html lang="en">', `<html lang="${language()}">`)
  return new Response(filled ?? new Uint8Array(body), {
    headers: {
      'content-type': type,
      'content-security-policy': policy(nonce, devServer),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store'
    }
  })
}

/** The texts of a language, of which the build makes data; no other file of its kind is served. */
const texts = /^\/assets\/texts-(en|et|ru)-[\w-]+\.json$/

/** A file of the built app; null for what is not one. */
async function builtFile(folder: string, url: URL): Promise<{ body: Uint8Array; type: string } | null> {
  // Nothing of the app's own has a name that would have to be encoded.
  const file = normalize(join(folder, url.pathname))
  const type = texts.test(url.pathname) ? 'application/json; charset=utf-8' : types[extname(file)]
  if (!file.startsWith(folder + sep) || !type) return null
  const body = await readFile(file).catch(() => null)
  return body && { body, type }
}

const notFound = (): Response => new Response(null, { status: 404 })
