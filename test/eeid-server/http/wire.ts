import type { Delivery, Spoiling } from '../faults/carry-out.ts'
import { changedPdf } from '../proof/changed-pdf.ts'
import { oddPdf } from '../proof/odd-pdf.ts'
import { proofFileName, proofPdf } from '../proof/proof-pdf.ts'
import type { EeidAnswer } from '../service/api.ts'
import { jsonText } from '../service/raw-json.ts'

/** An answer in bytes. */
export interface Wire {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** Set when only half of the body goes out before the connection ends in this way. */
  cut: 'reset' | 'close' | null
}

const WEB_PAGE = '<!doctype html><html><head><title>Gateway</title></head><body><h1>Please sign in</h1></body></html>'

/** Writes an answer down, and spoils it when asked to. */
export async function wireOf(delivery: Extract<Delivery, { kind: 'answer' }>): Promise<Wire> {
  const wire = await plainWire(delivery.answer)
  const spoiled = delivery.spoiling ? await spoil(wire, delivery.spoiling) : wire
  return { ...spoiled, headers: { ...spoiled.headers, ...delivery.headers } }
}

async function plainWire(answer: EeidAnswer): Promise<Wire> {
  if (answer.kind === 'json') {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    return { status: answer.status, headers, body: Buffer.from(jsonText(answer.body)), cut: null }
  }
  const headers = {
    'content-type': answer.contentType,
    'content-disposition': `attachment; filename="${proofFileName(answer.proof)}"`
  }
  return { status: answer.status, headers, body: await proofPdf(answer.proof), cut: null }
}

function spoil(wire: Wire, spoiling: Spoiling): Wire | Promise<Wire> {
  switch (spoiling.kind) {
    case 'half-body':
      return { ...wire, cut: spoiling.end }
    case 'malformed-json':
      return { ...wire, body: Buffer.from('{"id": "unfinished", ') }
    case 'html':
      return withType({ ...wire, body: Buffer.from(WEB_PAGE) }, 'text/html; charset=utf-8')
    case 'content-type':
      return withType(wire, spoiling.contentType)
    case 'oversized':
      return { ...wire, body: enlarged(wire.body, spoiling.bytes) }
    default:
      return wire.status === 200 ? spoilProof(wire, spoiling) : wire
  }
}

type ProofSpoiling = Extract<Spoiling, { kind: `${string}-proof` }>

async function spoilProof(wire: Wire, spoiling: ProofSpoiling): Promise<Wire> {
  switch (spoiling.kind) {
    case 'truncated-proof':
      return { ...wire, body: wire.body.subarray(0, Math.floor(wire.body.length / 2)) }
    case 'non-pdf-proof':
      return { ...wire, body: Buffer.from(WEB_PAGE) }
    case 'empty-proof':
      return { ...wire, body: Buffer.alloc(0) }
    case 'large-proof':
      return { ...wire, body: enlarged(wire.body, spoiling.bytes) }
    case 'odd-proof':
      return { ...wire, body: await oddPdf(spoiling.pdf) }
    case 'changed-proof':
      return { ...wire, body: changedPdf(wire.body, spoiling.way) }
    case 'given-proof':
      return { ...wire, body: Buffer.from(spoiling.base64, 'base64') }
  }
}

function withType(wire: Wire, contentType: string): Wire {
  return { ...wire, headers: { ...wire.headers, 'content-type': contentType } }
}

/** White space after a JSON value, or after the end of a PDF, changes neither. */
function enlarged(body: Buffer, bytes: number): Buffer {
  return Buffer.concat([body, Buffer.alloc(bytes, 0x20)])
}
