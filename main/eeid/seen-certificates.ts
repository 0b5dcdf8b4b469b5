/** The certificates that servers showed, so that one that was refused can be told with its issuer and dates. */
import type { CertificateFacts } from './errors.ts'

/** A certificate as Electron's `setCertificateVerifyProc` shows it. Times in seconds since 1970 UTC. */
export type ShownCertificate = {
  issuerName: string
  issuer?: { organizations?: string[] }
  validStart: number
  validExpiry: number
}

/** A certificate as it was met. `isPublic`: an authority that every computer knows stands behind it. */
export type SeenCertificate = CertificateFacts & { isPublic: boolean }

/** What was seen, by host. */
export type SeenCertificates = {
  note(hostname: string, shown: ShownCertificate, isPublic: boolean): void
  /** The last that this host showed. The stack keeps its verdicts for a while, and asks of a second try no more. */
  of(hostname: string): SeenCertificate | undefined
}

const longestIssuer = 200

/** Nothing seen yet. `now`: milliseconds since 1970 UTC. */
export function seenCertificates(now: () => number): SeenCertificates {
  const seen = new Map<string, SeenCertificate>()
  return {
    note(hostname, { issuerName, issuer, validStart, validExpiry }, isPublic) {
      const name = issuerName || issuer?.organizations?.[0] || ''
      const dates = { from: validStart * 1000, until: validExpiry * 1000 }
      seen.set(hostname, { issuer: name.slice(0, longestIssuer).toWellFormed(), ...dates, seenAt: now(), isPublic })
    },
    of(hostname) {
      const facts = seen.get(hostname)
      return facts && { ...facts, seenAt: now() }
    }
  }
}
