/** Reads a body into memory, and never more of it than it may have. */
import type { IncomingMessage } from 'node:http'

/** The body; or that it is larger than `most` bytes, or was cut off. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | 'tooLarge' | 'cut'> {
  // Told beforehand, it need not be waited for.
  if (Number(request.headers['content-length'] ?? 0) > most) return 'tooLarge'
  const chunks: Buffer[] = []
  let size = 0
  try {
    // Kept open on leaving, for the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length
      if (size > most) return 'tooLarge'
      chunks.push(chunk)
    }
  } catch {
    return 'cut'
  }
  return Buffer.concat(chunks)
}
