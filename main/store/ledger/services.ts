/** The services that this desk signs in to. Their secrets are in the keychain, under the service's id. */
import { randomUUID } from 'node:crypto'
import { oneOf } from '../../../common/words/one-of.ts'
import {
  type Environment,
  firstChoices,
  type MarkedService,
  type ServiceChoices,
  serviceColors,
  servicePurposes
} from '../../../common/words/services.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'

/** How one service (client id and secret) of eeID is reached. */
export type ServiceAddress = {
  /** The desk's own id for it (UUID); also its account in the keychain. */
  id: string
  name: string
  environment: Environment
  baseUrl: string
  clientId: string
}

/** One service, with what the office chose about it. */
export type ServiceRow = ServiceAddress &
  ServiceChoices & {
    /** The desk makes no calls of it, and takes no new requests for it. */
    isPaused: boolean
  }

type Raw = Omit<ServiceRow, 'color' | 'purpose' | 'isPaused'> & { color: string; purpose: string; paused: number }

const columns = `id, name, environment, base_url AS baseUrl, client_id AS clientId, color, purpose,
  code_country AS codeCountry, reason, is_paused AS paused`

// A newer version may know more colours and purposes.
const read = ({ paused, color, purpose, ...raw }: Raw): ServiceRow => ({
  ...raw,
  color: oneOf(serviceColors, color) ?? firstChoices.color,
  purpose: oneOf(servicePurposes, purpose) ?? firstChoices.purpose,
  isPaused: paused === 1
})

/** The services table of the ledger. */
export function serviceTable(connection: Connection, clock: Clock) {
  const list = connection.prepare<[], Raw>(`SELECT ${columns} FROM service ORDER BY place, created_at, id`)
  const get = connection.prepare<[string], Raw>(`SELECT ${columns} FROM service WHERE id = ?`)
  const find = connection.prepare<[string, string], Raw>(
    `SELECT ${columns} FROM service WHERE base_url = ? AND client_id = ?`
  )
  const insert = connection.prepare(
    `INSERT INTO service (id, name, environment, base_url, client_id, color, purpose, code_country, reason, created_at, place)
     VALUES (@id, @name, @environment, @baseUrl, @clientId, @color, @purpose, @codeCountry, @reason, @now,
       (SELECT coalesce(max(place) + 1, 0) FROM service))`
  )
  const change = connection.prepare(
    `UPDATE service SET name = @name, environment = @environment, base_url = @baseUrl, client_id = @clientId, color = @color,
       purpose = @purpose, code_country = @codeCountry, reason = @reason WHERE id = @id`
  )
  const move = connection.prepare('UPDATE service SET place = ? WHERE id = ?')
  const pause = connection.prepare('UPDATE service SET is_paused = ? WHERE id = ?')
  const rows = () => list.all().map(read)
  const one = (raw: Raw | undefined) => raw && read(raw)
  return {
    /** In the order in which the office wants to see them. */
    list: rows,
    get: (id: string): ServiceRow | undefined => one(get.get(id)),
    /** The service with this base URL and client id, if the desk has it. */
    find: (baseUrl: string, clientId: string): ServiceRow | undefined => one(find.get(baseUrl, clientId)),
    /** What marks everything of a service; a live one without a name where there is none. */
    marked(id: string): MarkedService {
      const { name = '', environment = 'live' } = one(get.get(id)) ?? {}
      return { name, environment }
    },
    newId: (): string => randomUUID(),
    /** Adds one at the end. */
    add({ isPaused: _running, ...row }: ServiceAddress & Partial<Omit<ServiceRow, keyof ServiceAddress>>): void {
      insert.run({ ...firstChoices, ...row, now: clock.now() })
    },
    /** Changes all but where it stands and whether it is paused. */
    update({ isPaused: _same, ...row }: ServiceRow): void {
      change.run(row)
    },
    /** Puts them in this order; those that are not named stay behind them as they were. */
    order: connection.transaction((ids: readonly string[]): void => {
      const rest = rows().filter(({ id }) => !ids.includes(id))
      for (const [place, id] of [...ids, ...rest.map((row) => row.id)].entries()) move.run(place, id)
    }),
    setPaused: (id: string, isPaused: boolean): void => void pause.run(Number(isPaused), id)
  }
}
