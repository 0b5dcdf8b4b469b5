/**
 * While the app is worked on (`npm run dev`), its pages come from Vite's dev server under the app's own address, and
 * change as their files change. Nothing of this is in a built app.
 */

/** Where an address of a dev server would come from: set by electron-vite when it starts the app. */
export type DevSource = { isPackaged: boolean; env: { ELECTRON_RENDERER_URL?: string | undefined } }

/** A file of the dev server. */
export type DevFile = { body: Uint8Array; type: string }

/** The dev server's address, on this machine; null where there is none, and in a packaged app whatever it is told. */
export function devServerOf({ isPackaged, env }: DevSource): URL | null {
  const address = env.ELECTRON_RENDERER_URL
  if (isPackaged || address === undefined || !URL.canParse(address)) return null
  const server = new URL(address)
  return server.protocol === 'http:' && server.hostname === '127.0.0.1' ? server : null
}

/** Where the page hears of changed files: the same server, by WebSocket. */
export const changesOf = (server: URL): string => `ws://${server.host}`

/** The file that stands at the path of `url` on the dev server; null where it has none. */
export async function devFile(server: URL, url: URL): Promise<DevFile | null> {
  const response = await fetch(new URL(`${url.pathname}${url.search}`, server)).catch(() => null)
  if (!response?.ok) return null
  const type = response.headers.get('content-type') ?? 'application/octet-stream'
  return { body: await response.bytes(), type }
}
