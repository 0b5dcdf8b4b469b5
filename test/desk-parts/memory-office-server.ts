/** An office's server in memory: what desks put is there, and nothing is checked. */
import { createHash } from 'node:crypto'
import type { OfficeServer, Sealed } from '../../main/office/server.ts'
import type { Statement } from '../../main/office/statements.ts'
import type { WrappedKey } from '../../main/store/ledger/office.ts'
import type { SharedEntry } from '../../main/store/ledger/office-entries.ts'

/** Subjects behind one that have a wrapped key of another epoch and none of this one, at most so many: as the SQL has it. */
export function onlyOlder(keys: Iterable<WrappedKey>, epoch: number, behind: string, most: number): string[] {
  const bySubject = Map.groupBy(keys, ({ subject }) => subject)
  const older = [...bySubject].filter(([name, its]) => name > behind && its.every((one) => one.epoch !== epoch))
  return older
    .map(([name]) => name)
    .toSorted()
    .slice(0, most)
}

/** A server, and how a desk connects to it. `hold`: streams that it does not show. */
export function memoryOfficeServer() {
  const entries = new Map<string, SharedEntry>()
  const sealed = new Map<string, Sealed>()
  const keys = new Map<string, WrappedKey>()
  const statements = new Map<string, Statement>()
  const hidden = new Set<string>()
  const words = new Map<string, { id: string; said: string }>()
  const heard = new Set<(notification: string) => void>()
  const shown = () => [...entries.values()].filter(({ stream }) => !hidden.has(stream))
  const inOrder = (one: { number: number; hash: string }, other: { number: number; hash: string }) =>
    one.number - other.number || (one.hash < other.hash ? -1 : 1)

  const server: OfficeServer = {
    counts: async () =>
      new Map([...Map.groupBy(shown(), ({ stream }) => stream)].map(([name, its]) => [name, its.length])),
    names: async (stream, behind, most) =>
      shown()
        .filter((entry) => entry.stream === stream && (behind === null || inOrder(entry, behind) > 0))
        .toSorted(inOrder)
        .slice(0, most)
        .map(({ number, hash }) => ({ number, hash })),
    entries: async (_stream, hashes) => hashes.flatMap((hash) => entries.get(hash) ?? []).toSorted(inOrder),
    sealed: async (ids) => ids.flatMap((id) => sealed.get(id) ?? []),
    sealedThere: async (ids) => new Set(ids.filter((id) => sealed.has(id))),
    keys: async (subjects) => [...keys.values()].filter(({ subject }) => subjects.includes(subject)),
    statementIds: async () => [...statements.keys()],
    statements: async (ids) => ids.flatMap((id) => statements.get(id) ?? []),
    async put(what) {
      for (const one of what.sealed) sealed.set(one.id, one)
      for (const one of what.keys) keys.set(one.id, one)
      for (const one of what.entries) if (!entries.has(one.hash)) entries.set(one.hash, one)
    },
    async takeBack(ids) {
      for (const id of ids) sealed.delete(id)
    },
    keysThere: async (ids) => new Set(ids.filter((id) => keys.has(id))),
    onlyOlder: async (epoch, behind, most) => onlyOlder(keys.values(), epoch, behind, most),
    async forgetKeys(epoch) {
      for (const { id, subject, epoch: its } of [...keys.values()]) {
        const isWrapped = [...keys.values()].some((one) => one.subject === subject && one.epoch === epoch)
        if (its < epoch && isWrapped) keys.delete(id)
      }
    },
    isManager: async () => false,
    async erase(subjects) {
      for (const { id, subject } of [...sealed.values()]) if (subjects.includes(subject)) sealed.delete(id)
      for (const { id, subject } of [...keys.values()]) if (subjects.includes(subject)) keys.delete(id)
    },
    async putStatements(all) {
      for (const one of all) statements.set(one.id, one)
    },
    signed: {
      ids: async () => [...words.values()].map(({ id }) => id),
      words: async (ids) => [...words.values()].filter(({ id }) => ids.includes(id)),
      async sign(said) {
        const { desk } = JSON.parse(JSON.parse(said).said) as { desk: string }
        words.set(desk, { id: createHash('sha256').update(said).digest('hex'), said })
      }
    },
    async tell(notification) {
      for (const hear of heard) hear(notification)
    },
    async listen(_woken, _lost, hear) {
      if (hear) heard.add(hear)
    },
    close: async () => {}
  }
  return { server, connect: async () => ({ ok: true, server }) as const, hidden }
}
