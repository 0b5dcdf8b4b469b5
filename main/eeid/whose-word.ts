/**
 * Whose word an answer is. Only the service's own may speak of secrets, rejections, the absence of a request, or a
 * proof; whoever else answers in between (a portal, a web filter, a gateway's limit) speaks of the way to it.
 */
import type { LooksLike } from '../../common/words/hops.ts'
import type { Reply } from './http.ts'

const byStatus: Readonly<Record<number, LooksLike>> = {
  403: 'webFilter',
  413: 'sizeLimit',
  429: 'rateLimit',
  451: 'webFilter',
  503: 'rateLimit',
  511: 'portal'
}

/**
 * What the refusing answer of somebody in between looks like; undefined where it is the service's own or cannot be told.
 * `words`: the service's own, where the answer has them. The service refuses in JSON, with words (eeID API description,
 * "Calls"); it never redirects.
 */
export function strangerIn(reply: Reply, words: string | undefined): LooksLike | undefined {
  const { status, body, headers } = reply
  if (status >= 300 && status < 400) return 'portal'
  if (status === 511) return 'portal'
  if (status < 400 || words !== undefined || !body.ok) return undefined
  if (status >= 500 && status !== 503) return undefined
  const shape = shapeOf(body.bytes, headers)
  if (shape === 'broken') return undefined
  // Of too many calls the status alone says enough, with JSON or with nothing at all.
  if ((status === 429 || status === 503) && shape !== 'other') return undefined
  return byStatus[status] ?? 'other'
}

/** Whether an answer begins as a web page does. */
export const isPage = (text: string): boolean => /^\s*</.test(text)

/** Whether a page in place of a proof is somebody else's: under the type of a proof it is the service's own fault. */
export const isStrangersPage = ({ headers }: Pick<Reply, 'headers'>): boolean =>
  !/^application\/(pdf|octet-stream)\b/i.test(headers.get('content-type') ?? '')

/** `broken`: what began as JSON, or was called so, and is none: cut off on its way, or spoiled. */
function shapeOf(bytes: Uint8Array, headers: Headers): 'none' | 'json' | 'broken' | 'other' {
  const text = new TextDecoder().decode(bytes).trim()
  if (text === '') return 'none'
  if (isPage(text)) return 'other'
  try {
    JSON.parse(text)
    return 'json'
  } catch {
    return /^[{[]/.test(text) || /\bjson\b/i.test(headers.get('content-type') ?? '') ? 'broken' : 'other'
  }
}
