/** `request.json` of a record: what the service told and what the desk did, for a program to read. */
import type { OutcomeClaim } from '../outcome/of.ts'
import type { IdentificationRecord } from './gather.ts'

/**
 * The shape's number; it grows when a field changes its meaning or goes. Times are ISO 8601 in UTC.
 *
 * - `format`: always `eeid-desk-evidence`; `version`: this number; `madeAt`: when the pack was made
 * - `desk`: the code of the desk that made it, and the clerk's name, or null where the office has set none
 * - `service`: name, environment (`live` or `test`), base URL and client id
 * - `request`: everything that the service has told, with every field it sent
 * - `asked`: the claims that this desk sent; null where another client made the request
 * - `comparison`: what it came to (`matching`, `differing`, `notCompared`: something that was required could not be compared, or `identified`: it
 *   asked for nobody in particular), who compared, and
 *   each claim as required and received, with the code of why it differs; `matched` is null where it was not compared
 * - `decisions`, `notes`: oldest first, each with who did it; an empty note took the one before away
 * - `chain`: references of the request that this one asks again for, and of those that ask again for this one
 * - `proof`: the file beside this one, its size in bytes and SHA-256; `filed`: where the office filed it, or null
 * - `auditLog`: the desk's log as it was then: its stream, how many entries, and the root over them (RFC 6962, in hex)
 */
export const recordVersion = 2

/** The text of `request.json`. */
export function requestJson(record: IdentificationRecord): string {
  const { outcome, proof, filed } = record
  const told = {
    format: 'eeid-desk-evidence',
    version: recordVersion,
    madeAt: iso(record.madeAt),
    desk: { code: record.desk, clerk: record.clerk || null },
    service: record.service,
    request: record.told,
    asked: record.asked,
    comparison: { outcome: outcome.word, by: outcome.by, claims: outcome.claims.map(comparedClaim) },
    decisions: record.decisions.map(({ decidedAt, ...decision }) => ({ ...decision, decidedAt: iso(decidedAt) })),
    notes: record.notes.map(({ text, writtenAt, author }) => ({ text, writtenAt: iso(writtenAt), author })),
    chain: { asksAgainFor: record.asksAgainFor, askedAgainBy: record.askedAgainBy },
    proof: { file: 'proof.pdf', size: proof.pdf.length, sha256: proof.sha256 },
    filed: filed && { path: filed.path, filedAt: iso(filed.filedAt) },
    auditLog: record.log
  }
  return `${JSON.stringify(told, null, 2)}\n`
}

const comparedClaim = ({ type, required, received, matched, why }: OutcomeClaim) => ({
  type,
  required,
  received,
  matched,
  why
})

const iso = (time: number) => new Date(time).toISOString()
