/** Counts over the list's table of what was created, completed and decided in a span of time: by an index, and no row is read. */
import type { Connection } from '../database/connection.ts'
import { numbersOf as numbersOfStates, openStates } from './state.ts'

/** From a moment up to but without another one, milliseconds since 1970 UTC. */
export type Span = { from: number; to: number }

/** How many were completed with this outcome, in this way. `state`: the number of it (`state.ts`). */
export type EndedGroup = { state: number; method: string | null; level: string | null; count: number }

/** How many were decided so. `verdict`: its place in `listVerdicts`. */
export type DecidedGroup = { verdict: number; filed: number; count: number }

type Asked = Span & { service: number }

/** Counts by the id of a service, or of all of them. `relist` brings the table up to what has changed. */
export function listTallies(
  connection: Connection,
  relist: () => void,
  numbersOf: (serviceId: string) => readonly number[]
) {
  const within = (column: string) => `service = @service AND ${column} >= @from AND ${column} < @to`
  const states = (some: ReadonlySet<number>) => `state IN (${[...some].join(', ')})`
  const created = `FROM cache.listed INDEXED BY listed_created WHERE ${within('created_at')}`
  const ended = `FROM cache.listed INDEXED BY listed_ended WHERE ${within('completed_at')}`
  const outcomes = states(numbersOfStates(['matching', 'differing', 'notCompared', 'identified']))
  const asked = connection.prepare<Asked, number>(`SELECT count(*) ${created}`).pluck()
  const waiting = connection.prepare<Asked, number>(`SELECT count(*) ${created} AND ${states(openStates)}`).pluck()
  const groups = connection.prepare<Asked, EndedGroup>(
    `SELECT state, method, level, count(*) AS count ${ended} AND ${outcomes} GROUP BY state, method, level`
  )
  // A clock of the service that was put back may tell an end before the beginning.
  const took = connection
    .prepare<Asked, number>(`SELECT max(completed_at - created_at, 0) ${ended} AND ${outcomes}`)
    .pluck()
  const decided = connection.prepare<Asked, DecidedGroup>(
    `SELECT verdict_number AS verdict, filed, count(*) AS count FROM cache.listed INDEXED BY listed_decided
     WHERE ${within('decided_at')} GROUP BY verdict_number, filed`
  )
  const each = <T>(serviceId: string, span: Span, count: (asked: Asked) => T): T[] =>
    numbersOf(serviceId).map((service) => count({ service, ...span }))
  const sum = (counts: readonly (number | undefined)[]): number =>
    counts.reduce<number>((total, count) => total + (count ?? 0), 0)
  return {
    /** To be called before counting: the list may not have been looked at since something changed. */
    settle: relist,
    asked: (serviceId: string, span: Span): number => sum(each(serviceId, span, (of) => asked.get(of))),
    /** Of those created in the span, how many have not ended. */
    waiting: (serviceId: string, span: Span): number => sum(each(serviceId, span, (of) => waiting.get(of))),
    /** Of several services the groups of each. */
    ended: (serviceId: string, span: Span): EndedGroup[] => each(serviceId, span, (of) => groups.all(of)).flat(),
    /** How long each took from its creation to its completion, in milliseconds, in no order. */
    took: (serviceId: string, span: Span): number[] => each(serviceId, span, (of) => took.all(of)).flat(),
    /** Of several services the groups of each. */
    decided: (serviceId: string, span: Span): DecidedGroup[] => each(serviceId, span, (of) => decided.all(of)).flat()
  }
}

/** What `listTallies` returns. */
export type Tallies = ReturnType<typeof listTallies>
