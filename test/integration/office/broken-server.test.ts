/** A server that ends at the worst moment, or takes nothing: the desks go on, and are equal afterwards. */

import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { connectOffice } from '../../../main/office/pg-server.ts'
import { makeAuthority } from '../../neighbours/certificates.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'
import {
  decideAt,
  joiningOf,
  key,
  newOffice,
  noteAt,
  type OfficeDesk,
  type OfficeServerOfTests,
  officeOfTwo,
  told,
  until,
  verdictAt
} from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

async function equalOffice() {
  const server = await newOffice(postgres)
  const office = await officeOfTwo(server)
  for (const desk of [office.one, office.two]) told(desk)
  return { server, ...office }
}

/** Ends every desk's connection, from the server's side. */
const endAll = ({ database }: OfficeServerOfTests) =>
  postgres.run(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}' AND pid <> pg_backend_pid()`
  )

const knownAt = ({ store }: OfficeDesk) =>
  store.shared
    .streams()
    .flatMap((stream) => store.shared.names(stream, 0).map(({ hash }) => hash))
    .toSorted()

async function areEqual(server: OfficeServerOfTests, desks: readonly OfficeDesk[]): Promise<boolean> {
  const rows = await postgres.run<{ hash: string }>(
    `SELECT encode(hash, 'hex') AS hash FROM office.entry`,
    server.database
  )
  const there = rows
    .map(({ hash }) => hash)
    .toSorted()
    .join()
  return desks.every((desk) => knownAt(desk).join() === there)
}

describe('a server that ends', () => {
  test('while nothing is under way: the desks come back by themselves', async () => {
    const { server, one, two } = await equalOffice()
    await endAll(server)
    await until([], () => [one, two].every((desk) => desk.loop().state().stage === 'away'))
    decideAt(one, 'reject')
    await until([one, two], () => verdictAt(two) === 'reject')
    await until([one, two], () => areEqual(server, [one, two]))
  })

  test('within a COMMIT that does not come to be: what was put is put again', async () => {
    const { server, one, two } = await equalOffice()
    await postgres.run(
      `CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
         $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
       CREATE CONSTRAINT TRIGGER die AFTER INSERT ON office.entry DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION public.die()`,
      server.database
    )
    decideAt(one, 'reject')
    await until([one], () => one.loop().state().stage === 'away')
    expect(await areEqual(server, [one])).toBe(false)
    await postgres.run('DROP TRIGGER die ON office.entry', server.database)
    await until([one, two], () => verdictAt(two) === 'reject')
    await until([one, two], () => areEqual(server, [one, two]))
  })

  test('within a COMMIT that comes to be without an answer: nothing is there twice', async () => {
    const { server, one, two } = await equalOffice()
    // A transaction is kept, and waits for a standby that never comes.
    await postgres.run(`ALTER DATABASE ${server.database} SET synchronous_commit = 'on'`)
    await postgres.run(`ALTER SYSTEM SET synchronous_standby_names = 'nobody'`)
    await postgres.run('SELECT pg_reload_conf()')
    decideAt(one, 'reject')
    const waiting = `SELECT count(*)::integer AS count FROM pg_stat_activity
      WHERE datname = '${server.database}' AND wait_event = 'SyncRep'`
    await until([], async () => (await postgres.run<{ count: number }>(waiting))[0]?.count === 1)
    await endAll(server)
    await postgres.run('ALTER SYSTEM RESET synchronous_standby_names')
    await postgres.run('SELECT pg_reload_conf()')
    await until([one, two], () => verdictAt(two) === 'reject')
    await until([one, two], () => areEqual(server, [one, two]))
    expect(two.store.decisions.history(key.serviceId, 'q-1')).toHaveLength(1)
    expect([one, two].map(({ store }) => store.shared.forks())).toEqual([0, 0])
  })
})

test('a server that takes nothing is told as that, and what was done meanwhile goes there afterwards', async () => {
  const { server, one, two } = await equalOffice()
  await postgres.run(`ALTER DATABASE ${server.database} SET default_transaction_read_only = on`)
  await endAll(server)
  noteAt(one, 'Came again')
  await until([one], () => {
    const state = one.loop().state()
    return state.stage === 'away' && state.fault === 'standby'
  })
  await postgres.run(`ALTER DATABASE ${server.database} RESET default_transaction_read_only`)
  await until([one, two], () => two.store.notes.latest(key.serviceId, 'q-1')?.text === 'Came again')
})

describe('whoever stands in the server’s place', () => {
  /** Something that answers in the server's place, and keeps what it hears. */
  async function inItsPlace(answers: (socket: Socket, heard: Buffer[]) => void) {
    const heard: Buffer[] = []
    const server = createServer((socket) => {
      socket.on('error', () => {})
      answers(socket, heard)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    return { port: (server.address() as AddressInfo).port, heard: () => Buffer.concat(heard).toString('latin1') }
  }

  async function tryAt(port: number) {
    const { connection, password } = await joiningOf(await newOffice(postgres), 'Counter 1')
    const connected = await connectOffice({ ...connection, hosts: [`localhost:${port}`] }, password)
    return { fault: connected.ok ? 'connected' : connected.fault, password, user: connection.user }
  }

  test('without TLS gets neither the password nor the login’s name', async () => {
    const place = await inItsPlace((socket, heard) => {
      socket.on('data', (bytes) => {
        heard.push(bytes)
        // "No TLS here"; what came without it would be answered with a question for the password.
        socket.write(bytes.length === 8 ? 'N' : Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]))
      })
    })
    const { fault, password, user } = await tryAt(place.port)
    expect(fault).toBe('untrusted')
    expect(place.heard()).toHaveLength(8)
    for (const secret of [password, user]) expect(place.heard()).not.toContain(secret)
  })

  test.each([
    ['of another authority', { names: ['localhost'] }, true],
    ['for another name', { names: ['elsewhere.example'] }, false],
    ['that has ended', { names: ['localhost'], fromDay: -9, toDay: -2 }, false],
    ['that is not valid yet', { names: ['localhost'], fromDay: 2, toDay: 9 }, false]
  ])('with a certificate %s gets neither', async (_what, wanted, isOther) => {
    const authority = isOther ? makeAuthority(temporaryFolder(), 'Somebody else') : postgres.authority
    const certificate = authority.issue(wanted)
    const place = await inItsPlace((socket, heard) => {
      socket.once('data', () => {
        socket.write('S')
        const secure = new TLSSocket(socket, {
          isServer: true,
          cert: readFileSync(certificate.certificate),
          key: readFileSync(certificate.key)
        })
        secure.on('error', () => {})
        secure.on('data', (bytes) => {
          heard.push(bytes)
          secure.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]))
        })
      })
    })
    const { fault } = await tryAt(place.port)
    expect(fault).toBe('untrusted')
    expect(place.heard()).toBe('')
  })
})
