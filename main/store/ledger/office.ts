/** The office that this desk belongs to: what it is, who was admitted, and the keys of what is shared. */
import { createHash } from 'node:crypto'
import { type RandomBytes, seal, sealedId } from '../../audit/sealed.ts'
import type { Connection } from '../database/connection.ts'

/** By which names shared entries know the office and this desk; hexadecimal. */
export type Membership = { office: string; desk: string }

/** Where the office's server is. `hosts`: tried in turn, `name:port`; `authority`: certificates of its CA, PEM. */
export type OfficeConnection = { hosts: readonly string[]; database: string; user: string; authority: string }

/**
 * The office of this desk. `isAdmitted`: it shares its entries; a desk that only asked to join does not yet. `wasRemoved`: it
 * does not any more, because a manager removed it.
 */
export type OfficeRow = Membership & {
  name: string
  connection: OfficeConnection
  isAdmitted: boolean
  wasRemoved?: boolean
}

/** A statement of `main/office`, by the SHA-256 of its characters. */
export type KeptStatement = { id: string; statement: string }

/** A request by the words that mean the same on every desk. */
export type SharedRequest = { baseUrl: string; clientId: string; request: string }

/** A key of a subject under the office's key of an epoch. */
export type WrappedKey = { id: string; subject: string; epoch: number; wrapped: string }

/** In SQL, the entries about `@subject`, by the desks that sign them; those of a fork too. */
export const entriesOfDesks = `
  SELECT e.hash, e.head, s.desk FROM audit_entry e JOIN office_stream s ON s.stream = e.stream WHERE e.subject = @subject
  UNION ALL SELECT f.hash, f.head, s.desk FROM office_fork f JOIN office_stream s ON s.stream = f.stream
    WHERE json_extract(f.head, '$.subject') = @subject`

type Raw = Membership & { name: string; connection: string; isAdmitted: number; wasRemoved: number }

/** The office's tables. */
export function officeTables(connection: Connection, random: RandomBytes) {
  const row = connection.prepare<[], Raw>(
    'SELECT id AS office, name, desk, connection, is_admitted AS isAdmitted, was_removed AS wasRemoved FROM office'
  )
  const membership = connection.prepare<[], Membership>('SELECT id AS office, desk FROM office WHERE is_admitted = 1')
  const insert = connection.prepare(
    `INSERT INTO office (only, id, name, desk, connection, is_admitted)
     VALUES (1, @office, @name, @desk, @connection, @isAdmitted)`
  )
  const admit = connection.prepare('UPDATE office SET is_admitted = 1, name = ?')
  const changeConnection = connection.prepare('UPDATE office SET connection = ?')
  const removed = connection.prepare('UPDATE office SET is_admitted = 0, was_removed = 1')
  const shareStream = connection.prepare('INSERT INTO office_stream (stream, desk) VALUES (?, ?)')
  const statements = connection.prepare<[], KeptStatement>('SELECT id, statement FROM office_statement ORDER BY rowid')
  const addStatement = connection.prepare(
    'INSERT INTO office_statement (id, statement) VALUES (@id, @statement) ON CONFLICT DO NOTHING'
  )
  const keyOf = connection.prepare<[string], string>('SELECT key FROM office_key WHERE subject = ?').pluck()
  const addKey = connection.prepare('INSERT INTO office_key (subject, key) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const addSealed = connection.prepare(
    'INSERT INTO office_sealed (id, subject, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
  )
  const sealed = connection.prepare<[string], { id: string; subject: string; bytes: Buffer }>(
    'SELECT id, subject, bytes FROM office_sealed WHERE id = ?'
  )
  const hasSealed = connection.prepare<[string], number>('SELECT 1 FROM office_sealed WHERE id = ?').pluck()
  const wrapped = connection.prepare<[string], WrappedKey>(
    'SELECT id, subject, epoch, wrapped FROM office_wrapped WHERE subject = ?'
  )
  const addWrapped = connection.prepare<WrappedKey>(
    `INSERT INTO office_wrapped (id, subject, epoch, wrapped) VALUES (@id, @subject, @epoch, @wrapped)
     ON CONFLICT DO NOTHING`
  )
  const asked = connection.prepare<{ id: string }, SharedRequest>(
    `SELECT s.base_url AS baseUrl, s.client_id AS clientId, o.request_id AS request
       FROM outbox o JOIN service s ON s.id = o.service_id WHERE o.id = @id AND o.request_id IS NOT NULL
     UNION ALL
     SELECT s.base_url, s.client_id, r.id FROM service s CROSS JOIN cache.request r
       WHERE r.service_id = s.id AND r.id = @id`
  )
  const isErased = connection
    .prepare<[string, string], number>(`SELECT 1 FROM office_erased WHERE subject = ? AND desk IN ('', ?)`)
    .pluck()
  const hasErased = connection.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM office_erased)').pluck()
  const erase = ['office_sealed', 'office_key', 'office_wrapped'].map((table) =>
    connection.prepare(`DELETE FROM ${table} WHERE subject = ?`)
  )
  // Only what this desk has said itself: what others have said stays with them and on the server, whoever has brought it there.
  const takeOwn = connection.prepare<{ subject: string }>(
    `INSERT INTO office_taken_back (id, subject)
     SELECT b.id, b.subject FROM office_sealed b JOIN (${entriesOfDesks}) e ON json_extract(e.head, '$.body') = b.id
       JOIN office o ON o.desk = e.desk WHERE b.subject = @subject ON CONFLICT DO NOTHING`
  )
  const takeAll = connection.prepare(
    'INSERT INTO office_taken_back (id, subject) SELECT id, subject FROM office_sealed WHERE subject = ? ON CONFLICT DO NOTHING'
  )
  const takenBack = connection.prepare<[], { id: string; subject: string }>('SELECT id, subject FROM office_taken_back')
  const untold = connection
    .prepare<[], string>(`SELECT subject FROM office_erased WHERE desk = '' AND is_told = 0`)
    .pluck()
  const tell = connection.prepare('UPDATE office_erased SET is_told = 1 WHERE is_told = 0')
  const refuse = connection.prepare(
    'INSERT INTO office_erased (subject, mark) VALUES (?, ?) ON CONFLICT (subject, desk) DO UPDATE SET mark = coalesce(mark, excluded.mark)'
  )
  const settled = connection.prepare(
    `UPDATE office_erased SET is_told = 1, is_ordered = 1 WHERE subject = ? AND desk = ''`
  )
  const serviceWords = connection.prepare<[string], Omit<SharedRequest, 'request'>>(
    'SELECT base_url AS baseUrl, client_id AS clientId FROM service WHERE id = ?'
  )
  const readingGone = connection.prepare('INSERT INTO office_reading_gone (mark) VALUES (?) ON CONFLICT DO NOTHING')
  const readingsGone = connection.prepare<[], string>('SELECT mark FROM office_reading_gone').pluck()
  /** By what all desks know a request; undefined where nothing is shared. */
  function markOf(serviceId: string, request: string): string | undefined {
    const { office } = membership.get() ?? {}
    const service = serviceWords.get(serviceId)
    return office !== undefined && service ? readingMark(office, { ...service, request }) : undefined
  }
  const everything = ['office', 'office_statement', 'office_stream', 'office_fork', 'office_sealed', 'office_key']
  const others = [
    'office_unread',
    'office_erased',
    'office_taken_back',
    'office_reading_gone',
    'office_manager',
    'office_obeyed',
    'office_subject',
    'office_signed',
    'office_stopped'
  ]
  const left = [...everything, 'office_wrapped', ...others].map((table) => `DELETE FROM ${table};`).join('')

  function keyFor(subject: string): Uint8Array {
    const known = keyOf.get(subject)
    if (known !== undefined) return Buffer.from(known, 'hex')
    const drawn = random(32)
    addKey.run(subject, Buffer.from(drawn).toString('hex'))
    return drawn
  }

  function eraseAll(subject: string, mark?: string): void {
    for (const from of erase) from.run(subject)
    refuse.run(subject, mark ?? null)
  }

  return {
    /** The office; undefined where the desk works alone. */
    get(): OfficeRow | undefined {
      const raw = row.get()
      return (
        raw && {
          ...raw,
          connection: JSON.parse(raw.connection) as OfficeConnection,
          isAdmitted: raw.isAdmitted === 1,
          wasRemoved: raw.wasRemoved === 1
        }
      )
    },
    /** How shared entries name office and desk; undefined while nothing is shared. */
    membership: (): Membership | undefined => membership.get(),
    /** The desk belongs to an office, or has asked to. */
    begin: (office: OfficeRow): void =>
      void insert.run({
        ...office,
        connection: JSON.stringify(office.connection),
        isAdmitted: office.isAdmitted ? 1 : 0
      }),
    /** The desk was admitted to the office of this name: what it does from now on is shared. */
    admit: (name: string): void => void admit.run(name),
    /** The office's server is reached in another way. */
    changeConnection: (to: OfficeConnection): void => void changeConnection.run(JSON.stringify(to)),
    /** A manager has removed the desk: it shares nothing more. */
    remove: (): void => void removed.run(),
    /** The desk works alone again. Its decisions and notes stay, and what the log tells. */
    leave: (): void => void connection.exec(`${left} DELETE FROM office_proof WHERE desk = '';`),
    /** A stream of the audit log is signed by this desk key. */
    shareStream: (stream: string, desk: string): void => void shareStream.run(stream, desk),
    statements: (): KeptStatement[] => statements.all(),
    /** Returns whether it was not known. */
    addStatement: (statement: KeptStatement): boolean => addStatement.run(statement).changes === 1,
    /** The words of a request of this desk that mean the same on every desk; undefined while its service has not taken it. */
    sharedRequest: (id: string): SharedRequest | undefined => asked.get({ id }),
    /** Seals a body for the office under its subject's key, keeps it, and returns its id. */
    seal(subject: string, act: string, body: string): string {
      const office = membership.get()?.office ?? ''
      const bytes = seal(keyFor(subject), Buffer.from(body), [office, subject, act], random)
      const id = sealedId(subject, bytes)
      addSealed.run(id, subject, bytes)
      return id
    },
    sealed: (id: string) => sealed.get(id),
    hasSealed: (id: string): boolean => hasSealed.get(id) === 1,
    /** Keeps a body that came from the server. Returns false, and keeps nothing, where the id is not that of the bytes. */
    addSealed(id: string, subject: string, bytes: Uint8Array): boolean {
      if (sealedId(subject, bytes) !== id) return false
      addSealed.run(id, subject, bytes)
      return true
    },
    /**
     * Takes away the bodies and the key of a subject, for ever. Where nothing of it is shared, nothing is done. `about`: the
     * request that it was about.
     */
    forget(subject: string, about?: SharedRequest): void {
      if (keyOf.get(subject) === undefined) return
      takeOwn.run({ subject })
      eraseAll(subject, about && readingMark(membership.get()?.office ?? '', about))
    },
    /** The same by order of a manager, also of what this desk does not know yet: nobody is to be told of it. */
    refuse(subject: string): void {
      takeAll.run(subject)
      eraseAll(subject)
      settled.run(subject)
    },
    /** Subjects that were erased here, of which the other desks do not know. */
    untold: (): string[] => untold.all(),
    /** The other desks are told of all of them. */
    wereTold: (): void => void tell.run(),
    /** Bodies that are gone, and their subjects: the server is to have none of them. */
    takenBack: (): { id: string; subject: string }[] => takenBack.all(),
    /** The server is to keep no reading of a request, which is erased here. Where nothing is shared, nothing is done. */
    forgetReading(serviceId: string, request: string): void {
      const mark = markOf(serviceId, request)
      if (mark !== undefined) readingGone.run(mark)
    },
    markOf,
    /** The same of requests by their marks: nothing that is told of them is kept from now on. */
    forgetReadings(marks: readonly string[]): void {
      for (const mark of marks) readingGone.run(mark)
    },
    /** The marks of requests that were erased here. */
    readingsGone: (): string[] => readingsGone.all(),
    /** Whether anything that was shared is gone for ever. */
    hasForgotten: (): boolean => hasErased.get() === 1,
    /** Whether what a desk, by the name of its key, says of a subject is gone for ever. */
    isForgotten: (subject: string, desk: string): boolean => isErased.get(subject, desk) === 1,
    /** A subject's key in hexadecimal. */
    key: (subject: string): string | undefined => keyOf.get(subject),
    addKey: (subject: string, key: string): void => void addKey.run(subject, key),
    wrapped: (subject: string): WrappedKey[] => wrapped.all(subject),
    addWrapped: (key: WrappedKey): void => void addWrapped.run(key)
  }
}

/** By what the server knows the readings of one request, and an order to erase the request itself: it tells nothing of it, and is the same on every desk. 16 bytes. */
export const readingMark = (office: string, { baseUrl, clientId, request }: SharedRequest): string =>
  createHash('sha256')
    .update(JSON.stringify(['reading', office, baseUrl, clientId, request]))
    .digest('hex')
    .slice(0, 32)

/** The id of a wrapped key: SHA-256 of the subject's bytes, the epoch in four bytes, and what is wrapped. */
export function wrappedId({ subject, epoch, wrapped }: Omit<WrappedKey, 'id'>): string {
  const four = Buffer.alloc(4)
  four.writeInt32BE(epoch)
  const hash = createHash('sha256').update(Buffer.from(subject, 'hex')).update(four)
  return hash.update(Buffer.from(wrapped, 'hex')).digest('hex')
}
