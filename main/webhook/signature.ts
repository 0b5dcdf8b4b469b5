/** The signature of a delivery: hex of HMAC-SHA256 over the body (eeID API description, "Webhook"). */
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** The signature over a body. */
export const signatureOf = (key: KeyObject, body: string | Buffer): string =>
  createHmac('sha256', key).update(body).digest('hex')

/** What a signature may be over: the body as it came, or without white space, which is what the production client signs. */
export const signedForms = (body: Buffer): readonly Buffer[] => [body, withoutSpace(body)]

/** Whether it can be a signature at all: hex is hex, in capitals too. */
export const isSignature = (told: string | undefined): boolean => told !== undefined && /^[0-9a-f]{64}$/i.test(told)

/** Whether the signature fits one of the forms. Takes as long for one that is nearly right as for one that is not. */
export function isSigned(key: KeyObject, forms: readonly Buffer[], signature: string): boolean {
  if (!isSignature(signature)) return false
  const given = Buffer.from(signature, 'hex')
  // All are always computed: which of them fits is nobody's business either.
  const fits = forms.map((form) => timingSafeEqual(createHmac('sha256', key).update(form).digest(), given))
  return fits.includes(true)
}

// Space, tab, line feed, vertical tab, form feed, carriage return: what a Ruby client calls white space. As Latin-1 each
// byte is one sign, and a body of some megabytes takes a few milliseconds.
const withoutSpace = (body: Buffer): Buffer => Buffer.from(body.toString('latin1').replace(/[\t-\r ]+/g, ''), 'latin1')
