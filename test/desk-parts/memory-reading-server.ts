/** The part of an office's server that has leases and readings, in memory. */
import type { Lease, NewReading, PutReading, ReadingServer } from '../../main/office/reading-server.ts'

/** What all desks see. `hidden`: numbers that have not committed yet. */
export function memoryReadings() {
  const rows: PutReading[] = []
  const leases = new Map<string, Lease>()
  const hidden = new Set<number>()
  const shown = () => rows.filter(({ number }) => !hidden.has(number))
  const streamsOf = () => [...new Set(rows.map(({ login, stream }) => `${login} ${stream}`))]

  /** The server as a login sees it. */
  const as = (login: string): ReadingServer => ({
    leases: async () => [...leases.values()],
    async beat(service, holder, seen, mark) {
      const before = leases.get(service)
      if ((before?.beat ?? 0) !== seen) return null
      leases.set(service, { service, holder, beat: seen + 1, mark: mark ?? before?.mark ?? null })
      return seen + 1
    },
    ends: async () =>
      streamsOf().map((name) => {
        const [of = '', stream = ''] = name.split(' ')
        const its = rows.filter((row) => row.login === of && row.stream === stream)
        return { login: of, stream, number: Math.max(...its.map(({ number }) => number)) }
      }),
    above: async (of, number, most) =>
      shown()
        .filter((row) => row.login === of.login && row.stream === of.stream && row.number > number)
        .toSorted((one, other) => one.number - other.number)
        .slice(0, most),
    async put(readings: readonly NewReading[]) {
      const isTaken = (one: NewReading) =>
        rows.some((row) => row.login === login && row.stream === one.stream && row.number === one.number)
      if (readings.some(isTaken)) return 'taken'
      rows.push(...readings.map((reading) => ({ ...reading, login })))
      return 'put'
    },
    async takeBack(marks) {
      for (const row of rows) if (row.login === login && marks.includes(row.mark)) row.head = ''
    }
  })
  return { as, rows, leases, hidden }
}
