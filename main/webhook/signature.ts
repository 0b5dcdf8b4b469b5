/** The signature of a delivery: lower-case hex of HMAC-SHA256 over the body (eeID API description, "Webhook"). */
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** The signature over a body. */
export const signatureOf = (key: KeyObject, body: string | Buffer): string =>
  createHmac('sha256', key).update(body).digest('hex')

/**
 * Whether the signature fits the body as it came, or the body without white space, which is what the production client
 * signs. Takes as long for a signature that is nearly right as for one that is not.
 */
export function isSigned(key: KeyObject, body: Buffer, signature: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature)) return false
  const told = Buffer.from(signature, 'hex')
  // Both are always computed: which of the two fits is nobody's business either.
  const fits = [body, withoutSpace(body)].map((signed) =>
    timingSafeEqual(createHmac('sha256', key).update(signed).digest(), told)
  )
  return fits.includes(true)
}

// Space, tab, line feed, vertical tab, form feed, carriage return: what a Ruby client calls white space.
const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

const withoutSpace = (body: Buffer): Buffer => Buffer.from(body.filter((byte) => !isSpace(byte)))
