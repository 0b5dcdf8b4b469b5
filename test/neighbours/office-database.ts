/** Databases of offices on a real PostgreSQL, prepared as the page for IT says, with a login for each desk. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { officeSchema } from '../../main/office/schema/schema.ts'
import type { Pooler } from './pgbouncer.ts'
import type { Postgres } from './postgres.ts'

/** Databases of one server, one for each office of a test. */
export type OfficeServerOfTests = {
  postgres: Postgres
  database: string
  pooler?: Pooler
  /** What lies between a desk and a port of the server: another port. */
  way?: (port: number) => Promise<number>
}

/** Prepares a database as the page for IT says. */
export async function newOffice(postgres: Postgres): Promise<OfficeServerOfTests> {
  const database = `office_${randomUUID().slice(0, 8)}`
  await postgres.run(`CREATE DATABASE ${database}`)
  await postgres.run(officeSchema, database)
  return { postgres, database }
}

let logins = 0

/** A login for a desk, or for one where a manager works. */
export async function newLogin(
  { postgres }: OfficeServerOfTests,
  role: 'desk' | 'manager' = 'desk'
): Promise<{ user: string; password: string }> {
  logins += 1
  const user = `desk_${logins}_${randomUUID().slice(0, 8)}`
  const password = randomUUID()
  await postgres.run(`CREATE ROLE ${user} LOGIN PASSWORD '${password}' IN ROLE eeid_office_${role}`)
  return { user, password }
}

/** How a desk reaches the office's server with a login of its own. */
export async function joiningOf(server: OfficeServerOfTests, deskName: string, role: 'desk' | 'manager' = 'desk') {
  const { user, password } = await newLogin(server, role)
  const { authority } = server.postgres
  await server.pooler?.allow(user, password)
  const there = (server.pooler ?? server.postgres).port
  const port = (await server.way?.(there)) ?? there
  return {
    deskName,
    password,
    connection: {
      hosts: [`localhost:${port}`],
      database: server.database,
      user,
      authority: readFileSync(authority.certificate, 'utf8')
    }
  }
}
