/** What runs in the blank page that fetches for a session: text, for it must not be a part of this process. */

/** The header by which a request of the page is told; it is taken off before the request leaves. */
export const tag = 'x-eoc-exchange'

/** Defines `eoc`: `start` gives the answer's kind, `read` the next part of its body in base64, null at its end. */
export const pageSource = `globalThis.eoc = {
  open: new Map(),
  async start(id, url, method, body, credentials, redirect) {
    const stop = new AbortController()
    this.open.set(id, { stop })
    const response = await fetch(url, {
      method,
      headers: { '${tag}': String(id) },
      body: body === null ? undefined : Uint8Array.fromBase64(body),
      credentials,
      redirect,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: stop.signal
    })
    this.open.get(id).reader = response.body?.getReader()
    return { type: response.type, status: response.status }
  },
  async read(id) {
    const { reader } = this.open.get(id)
    const { done, value } = reader ? await reader.read() : { done: true }
    return done ? null : value.toBase64()
  },
  end(id) {
    this.open.get(id)?.stop.abort()
    this.open.delete(id)
  }
}`
