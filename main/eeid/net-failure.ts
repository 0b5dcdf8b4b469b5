/** A failure of the network stack with what was known around it: which proxy, which certificate. */
import type { CertificateFacts } from './errors.ts'

/** What may be known of a failure. */
export type NetFacts = { proxy?: string; certificate?: CertificateFacts }

/** Codes of the transport's own, for a proxy that asked for a sign-in. Chromium has no name for either. */
export type ProxyCode = 'PROXY_SIGN_IN_MISSING' | 'PROXY_SIGN_IN_REFUSED'

/** The failure of a request; `cause` is the stack's own error, where there is one. */
export class NetFailure extends Error {
  readonly facts: NetFacts
  readonly code: string | undefined

  constructor(facts: NetFacts, { code, cause }: { code?: ProxyCode; cause?: Error }) {
    super(cause?.message ?? code, { cause })
    this.name = 'NetFailure'
    this.facts = facts
    this.code = code
  }
}
