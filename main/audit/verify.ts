/** Checks a log: by itself, and against heads that were written down elsewhere. */
import type { AuditFault } from '../../common/words/audit.ts'
import { commitmentTo, type Entry, type Head, hashOfHead, readHead } from './entry.ts'
import { type Range, rootOf, withLeaf } from './tree.ts'

/** What was once written down of a stream: its size and the root over its entries then. */
export type KnownHead = { stream: string; size: number; root: string }

/** One thing that is wrong; `number`: of the entry, or of the last entry that a known head stands for. */
export type AuditFinding = { fault: AuditFault; stream: string; number: number }

/** What a check came to. `erased`: entries whose text is gone; that is no fault. `heads`: the streams as they are. */
export type Verified = { entries: number; erased: number; heads: KnownHead[]; findings: AuditFinding[] }

/**
 * Checks entries in the order in which they are kept and exported: stream by stream, by number.
 * @param known heads from evidence covers, from the office's folder, and the ledger's own days
 */
export function verifyLog(entries: Iterable<Entry>, known: readonly KnownHead[]): Verified {
  const steps = verifySteps([entries], known)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, a step for each of these parts of the log: a long one takes seconds. */
export function* verifySteps(
  parts: Iterable<Iterable<Entry>>,
  known: readonly KnownHead[]
): Generator<void, Verified, void> {
  const findings: AuditFinding[] = []
  const streams = new Map<string, Reading>()
  let last: Reading | undefined
  let count = 0
  let erased = 0
  for (const part of parts) {
    for (const entry of part) {
      const head = readHead(entry.head)
      const name = head?.stream ?? last?.name ?? ''
      last = streams.get(name) ?? new Reading(name, known)
      streams.set(name, last)
      findings.push(...last.read(entry, head))
      count += 1
      if (entry.salted === null) erased += 1
    }
    yield
  }
  const heads = [...streams.values()].map((stream) => stream.head())
  return { entries: count, erased, heads, findings: [...findings, ...cutTails(heads, known)] }
}

/** A stream as far as it has been read. */
class Reading {
  readonly name: string
  readonly #known: readonly KnownHead[]
  #number = 0
  #last: string | null = null
  #range: Range = []

  constructor(name: string, known: readonly KnownHead[]) {
    this.name = name
    this.#known = known.filter(({ stream }) => stream === name)
  }

  /** Reads the next entry; returns what is wrong with it. `head`: undefined where it cannot be read. */
  read({ head: characters, hash, salted }: Entry, head: Head | undefined): AuditFinding[] {
    const number = head?.number ?? this.#number + 1
    const follows = number === this.#number + 1
    const itsHash = hashOfHead(characters)
    const faults: Record<Exclude<AuditFault, 'cut' | 'forged'>, boolean> = {
      changed: head === undefined || itsHash !== hash,
      gap: !follows,
      order: follows && head !== undefined && head.before !== this.#last,
      text: salted !== null && head !== undefined && commitmentTo(salted) !== head.text
    }
    this.#number = number
    this.#last = itsHash
    this.#range = withLeaf(this.#range, itsHash)
    const found = Object.entries(faults).flatMap(([fault, isThere]) => (isThere ? [fault as AuditFault] : []))
    const all: AuditFault[] = this.#isForged(number) ? [...found, 'forged'] : found
    return all.map((fault) => ({ fault, stream: this.name, number }))
  }

  /** The stream's end. */
  head = (): KnownHead => ({ stream: this.name, size: this.#number, root: rootOf(this.#range) })

  #isForged(number: number): boolean {
    const told = this.#known.filter(({ size }) => size === number)
    return told.some(({ root }) => root !== rootOf(this.#range))
  }
}

/** Known heads that tell of more entries than there are; of each stream the one that tells of most. */
function cutTails(heads: readonly KnownHead[], known: readonly KnownHead[]): AuditFinding[] {
  const sizes = new Map(heads.map(({ stream, size }) => [stream, size]))
  return [...Map.groupBy(known, ({ stream }) => stream)].flatMap(([stream, told]) => {
    const number = Math.max(...told.map(({ size }) => size))
    return number > (sizes.get(stream) ?? 0) ? [{ fault: 'cut' as const, stream, number }] : []
  })
}
