/** The part of the office's server by which one desk reads the service for all. */

/** A lease as it is there. `service` and `holder`: 16 bytes each; `mark`: the last sweep's (`marks.ts`), null before one. */
export type Lease = { service: string; beat: number; holder: string; mark: string | null }

/** A stream of readings, by the login that put it; `number`: its last. */
export type ReadingEnd = { login: string; stream: string; number: number }

/** What a desk puts: one request as it has read it. Hexadecimal, but for the head's characters. */
export type NewReading = { stream: string; number: number; mark: string; head: string; signature: string }

/** The same as it is there. */
export type PutReading = NewReading & { login: string }

/** What is asked of the server. Every call fails with an error where the server does not answer in time. */
export type ReadingServer = {
  leases(): Promise<Lease[]>
  /** Raises a beat if it is still `seen` (0: there is none). Returns the new one; null where it was another one. */
  beat(service: string, holder: string, seen: number, mark: string | null): Promise<number | null>
  ends(): Promise<ReadingEnd[]>
  /** The readings of a stream above a number, at most so many, by number. */
  above(stream: Pick<ReadingEnd, 'login' | 'stream'>, number: number, most: number): Promise<PutReading[]>
  /** Puts them all, or none: `taken` where one of their numbers is there already. */
  put(readings: readonly NewReading[]): Promise<'put' | 'taken'>
  /** Takes away what this login has read of requests, by their marks. */
  takeBack(marks: readonly string[]): Promise<void>
}
