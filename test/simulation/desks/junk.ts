/** What somebody puts on the server who has nothing but a login: whole by the server's checks, and signed by nobody. */
import { createHash } from 'node:crypto'
import { type Head, hashOfHead, readHead, writeHead } from '../../../main/audit/entry.ts'
import { sealedId } from '../../../main/audit/sealed.ts'
import type { OfficeServer } from '../../../main/office/server.ts'
import type { Statement } from '../../../main/office/statements.ts'
import { wrappedId } from '../../../main/store/ledger/office.ts'
import type { Junk } from './actions.ts'
import { madeUp, type SimulatedOffice } from './office.ts'

type Put = Partial<Parameters<OfficeServer['put']>[0]> & { statements?: readonly Statement[] }

/** Puts it. `nth`: beside which of the entries that are there. */
export function putJunk({ server, bytes }: SimulatedOffice, what: Junk, nth: number): void {
  const entries = [...server.rows.entries.values()]
  const beside = entries[nth % Math.max(1, entries.length)]
  const head = beside && readHead(beside.head)
  if (!head) return
  const last = Math.max(...entries.filter(({ stream }) => stream === head.stream).map(({ number }) => number))
  const { statements = [], ...put } = made(what, { head, last, bytes })
  server.put('somebody', { entries: [], sealed: [], keys: [], ...put }, statements)
}

type Beside = { head: Head; last: number; bytes: (length: number) => Uint8Array }

function made(what: Junk, { head, last, bytes }: Beside): Put {
  const hex = (length: number) => Buffer.from(bytes(length)).toString('hex')
  const subject = head.subject ?? head.stream
  const entry = (change: Partial<Head>): Put => {
    const told = { ...head, author: madeUp, ...change }
    const { stream, number } = told
    const characters = writeHead(told)
    return { entries: [{ stream, number, head: characters, hash: hashOfHead(characters), signature: hex(64) }] }
  }
  switch (what) {
    case 'entry behind the last':
      return entry({ number: last + 1 })
    case 'entry beside another':
      return entry({ id: hex(16) })
    case 'stream':
      return entry({ stream: hex(16), number: 1, before: null })
    case 'body': {
      const sealed = bytes(80)
      return { sealed: [{ id: sealedId(subject, sealed), subject, bytes: sealed }] }
    }
    case 'key': {
      const key = { subject, epoch: 1, wrapped: hex(60) }
      return { keys: [{ ...key, id: wrappedId(key) }] }
    }
    case 'statement': {
      const statement = JSON.stringify({ said: '{"is":"admitted"}', signature: hex(64) })
      return { statements: [{ id: createHash('sha256').update(statement).digest('hex'), statement }] }
    }
  }
}
