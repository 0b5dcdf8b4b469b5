/**
 * Proofs of identity that desks leave for one another on the office's server, each sealed under the office's key and signed by
 * the desk that fetched it from eeID. eeID can give them again: nobody fills the server up, and another key of the office ends them.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type RandomBytes, seal, unseal } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import { readingMark } from '../store/ledger/office.ts'
import type { RequestKey } from '../store/ledger/office-merge.ts'
import type { Store } from '../store/open-store.ts'
import { hexadecimal } from './hexadecimal.ts'
import { isSigned, signText } from './keys.ts'
import type { NewProof, ProofServer, PutProof } from './proof-server.ts'
import { keyOfEpoch, newestKey, type OfficeSecrets } from './secrets.ts'
import { belonging } from './statements.ts'

/** A proof as another desk has fetched it; `desk`: its name, empty where this one has put it. */
export type LeftProof = { pdf: Uint8Array; desk: string }

/** The proofs that were found, by the service's ids of their requests; each is brought when it is asked for. */
export type LeftProofs = ReadonlyMap<string, () => Promise<LeftProof | undefined>>

/** What leaving and taking work with, while one connection lasts. */
export type ProofsParts = {
  store: Pick<Store, 'office' | 'officeProofs' | 'proofs' | 'services'>
  server: ProofServer
  secrets: OfficeSecrets
  random: RandomBytes
  clock: Pick<Clock, 'now'>
}

const headShape = z.object({
  office: hexadecimal(16),
  desk: hexadecimal(16),
  mark: hexadecimal(16),
  at: z.int(),
  epoch: z.int().positive(),
  /** SHA-256 of the sealed bytes. */
  sealed: hexadecimal(32)
})
type Head = z.infer<typeof headShape>
type Found = Head & { login: string; name: string }

const inBatch = 20
// A beat of the lease goes over the same connection.
const bytesInTurn = 4_000_000
// What the server takes, but for the sealing.
const longest = 16_000_000
const hashLength = 32

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

const aboutOf = ({ office, desk, mark }: Pick<Head, 'office' | 'desk' | 'mark'>): string[] => [
  office,
  desk,
  mark,
  'proof'
]

/** The leaving and taking of one connection. */
export function startProofs({ store, server, secrets, random, clock }: ProofsParts) {
  let takenBack = 0

  const membership = () => store.office.membership() ?? { office: '', desk: '' }

  function markOf({ serviceId, requestId }: RequestKey): string | undefined {
    const service = store.services.get(serviceId)
    return service && readingMark(membership().office, { ...service, request: requestId })
  }

  function write(key: RequestKey): (NewProof & { size: number }) | undefined {
    const kept = store.proofs.get(key.serviceId, key.requestId)
    const [mark, newest] = [markOf(key), newestKey(secrets)]
    if (!kept || !mark || !newest || kept.pdf.length > longest) return undefined
    const hash = sha256(kept.pdf)
    // One that is spoilt here is nobody's, and one of an erased request is nowhere.
    if (hash.toString('hex') !== kept.sha256 || store.office.readingsGone().includes(mark)) return undefined
    const named = { ...membership(), mark }
    const sealed = seal(Buffer.from(newest.key, 'hex'), Buffer.concat([hash, kept.pdf]), aboutOf(named), random)
    const sum = sha256(sealed).toString('hex')
    const head = JSON.stringify({ ...named, at: clock.now(), epoch: newest.epoch, sealed: sum })
    const signature = signText(secrets.sign.secret, head)
    return { mark, epoch: newest.epoch, head, signature, sealed, size: kept.pdf.length }
  }

  /** Puts what waits, so much at a time that other calls come through. Returns whether more waits. */
  async function put(): Promise<boolean> {
    const some = store.officeProofs.waiting(inBatch)
    let size = 0
    for (const key of some) {
      if (size > bytesInTurn) return true
      const proof = write(key)
      if (proof) await server.put(proof)
      size += proof?.size ?? 0
      store.officeProofs.wasPut(key)
    }
    return some.length === inBatch
  }

  function read(row: PutProof, desks: ReturnType<typeof belonging>): Found | undefined {
    try {
      const head = headShape.parse(JSON.parse(row.head))
      const by = desks.get(head.desk)
      const isWhole = head.office === membership().office && head.mark === row.mark
      const isGood = isWhole && by !== undefined && isSigned(by.desk.sign, row.head, row.signature)
      const isOwn = head.desk === membership().desk
      return isGood ? { ...head, login: row.login, name: isOwn ? '' : by.desk.name } : undefined
    } catch {
      return undefined
    }
  }

  /** Brings one; undefined where it is not there, or not what was signed. */
  async function bring(found: Found): Promise<LeftProof | undefined> {
    const key = keyOfEpoch(secrets, found.epoch)
    const sealed = key === undefined ? undefined : await server.sealed(found)
    if (key === undefined || !sealed || sha256(sealed).toString('hex') !== found.sealed) return undefined
    const opened = unseal(Buffer.from(key, 'hex'), sealed, aboutOf(found))
    if (!opened) return undefined
    const pdf = opened.subarray(hashLength)
    return sha256(pdf).equals(opened.subarray(0, hashLength)) ? { pdf, desk: found.name } : undefined
  }

  /** The one that was fetched last comes first; where it is none, the one before. */
  async function bringOneOf(all: readonly Found[]): Promise<LeftProof | undefined> {
    for (const one of all.toSorted((first, second) => second.at - first.at)) {
      const proof = await bring(one)
      if (proof) return proof
    }
    return undefined
  }

  /** What the office has of the proofs of requests, as far as its desks have signed it. */
  async function find(serviceId: string, requestIds: readonly string[]): Promise<LeftProofs> {
    const desks = belonging(store.office.statements(), membership().office)
    const marks = new Map(requestIds.map((requestId) => [markOf({ serviceId, requestId }) ?? '', requestId]))
    const rows = await server.heads([...marks.keys()])
    const found = rows.flatMap((row) => read(row, desks) ?? [])
    const byMark = Map.groupBy(found, ({ mark }) => mark)
    return new Map([...byMark].map(([mark, all]) => [marks.get(mark) ?? '', () => bringOneOf(all)]))
  }

  return {
    put,
    find,
    /** The server gives up what this login has put of what was erased here; asked again by each connection. */
    async takeBack(): Promise<void> {
      const gone = store.office.readingsGone()
      if (gone.length === takenBack) return
      await server.takeBack(gone)
      takenBack = gone.length
    }
  }
}
