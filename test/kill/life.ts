/** One life of a desk, as its killer plans it: what it does, and where it ends. */

/** Where in a life the process is killed. Times in real time. */
export type KillPoint =
  /** Before or after the `nth` call (from 1) of that name. */
  | { at: 'call'; name: string; when: 'before' | 'after'; nth: number }
  /** In the middle of the `nth` call of that name, so many microseconds in. */
  | { at: 'during'; name: string; nth: number; afterUs: number }
  /** So many microseconds after a file of the desk appears whose path begins so. */
  | { at: 'file'; path: string; afterUs: number }
  /** So many milliseconds after the start. */
  | { at: 'time'; afterMs: number }

/** A life. */
export type Life = {
  /** Of the desk's databases, and of everything around them. */
  folder: string
  service: { url: string; clientId: string; clientSecret: string }
  /** When the campaign's clocks began, milliseconds since 1970, and how many times faster than real they run. */
  clock: { begun: number; factor: number }
  /** Null: nobody kills it; it ends in order when all is settled. */
  point: KillPoint | null
  /** How many requests the clerk wants, and how many milliseconds pass before each. */
  wants: { count: number; everyMs: number }
  /** After so many real milliseconds it is killed wherever it is. */
  mostMs: number
  /** Tells the lives of one desk apart. */
  number: number
  /** Sends again what may have arrived, without looking: to show that such a desk is found out. */
  careless: boolean
}

/** The environment variable that a life is handed over in. */
export const lifeVariable = 'EEID_DESK_LIFE'

/** The point in words, the same for the same place. */
export function placeOf(point: KillPoint | null): string {
  if (point === null) return 'none'
  if (point.at === 'call') return `${point.when} ${point.name}`
  if (point.at === 'during') return `during ${point.name}`
  return point.at === 'file' ? `while ${point.path} is there` : 'at any time'
}
