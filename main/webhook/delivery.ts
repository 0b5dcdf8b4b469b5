/** What a body says, once its signature has shown whose it is. */
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { isPossibleId } from '../eeid/address.ts'
import type { Refusal } from './refusals.ts'
import { isSigned, signedForms } from './signature.ts'

/** The secret of one service of the desk. */
export type ServiceKey = { serviceId: string; clientId: string; key: KeyObject }

/** A request to look up, and the services (in nearly every office one) that may have it. */
export type Named = { requestId: string; serviceIds: readonly string[] }

/** What a call comes to. */
export type Verdict = { ok: true; named: Named } | { ok: false; why: Refusal }

// A reference may be there too: the request is found by its id alone.
const delivery = z.object({ identification_request_id: z.unknown().optional(), client_id: z.unknown().optional() })

// A signature over the body without white space does not protect white space. With some put into its id, a delivery
// that somebody saw could name any number of other requests.
const requestId = z.string().regex(/^\S+$/).refine(isPossibleId)

const refused = (why: Refusal): Verdict => ({ ok: false, why })

/** Judges a body by its signature. `isIncomplete`: the keychain did not give the secret of every service. */
export function judge(
  body: Buffer,
  signature: string | undefined,
  { keys, isIncomplete }: { keys: readonly ServiceKey[]; isIncomplete: boolean }
): Verdict {
  if (signature === undefined) return refused('unsigned')
  // Every key is tried, whichever fits.
  const forms = signedForms(body)
  const fitting = keys.filter(({ key }) => isSigned(key, forms, signature))
  if (fitting.length === 0) return refused(isIncomplete ? 'keychain' : 'signature')
  const delivered = parsed(body)
  if (!delivered) return refused('malformed')
  const serviceIds = fitting
    .filter(({ clientId }) => isNamed(delivered.client_id, clientId))
    .map(({ serviceId }) => serviceId)
  if (serviceIds.length === 0) return refused('clientId')
  const id = requestId.safeParse(delivered.identification_request_id)
  return id.success ? { ok: true, named: { requestId: id.data, serviceIds } } : refused('malformed')
}

/** Where the body names no service, the key that fits does. */
const isNamed = (told: unknown, clientId: string): boolean => told === undefined || told === null || told === clientId

function parsed(body: Buffer): z.infer<typeof delivery> | undefined {
  try {
    return delivery.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))).data
  } catch {
    return undefined
  }
}
