/** What the schedules of an office have met. */
import type { OfficeAction } from './actions.ts'
import { type Ending, endings } from './mortal.ts'

/** What is counted besides what is drawn. */
export const meetings = [
  'decided twice',
  'a note of several',
  'a fork',
  'a stream begun anew',
  'a round cut off',
  'something between two calls',
  'lost with its ledger'
] as const

/** One of them. */
export type Meeting = (typeof meetings)[number]

/** Counts. */
export class OfficeCoverage {
  readonly #counts = new Map<string, number>()

  /** Something drawn has happened. */
  happened({ do: name }: OfficeAction): void {
    this.#count(name)
  }

  /** A life has ended. */
  ended(at: Ending): void {
    this.#count(`ended: ${at}`)
  }

  /** Something has come of it. */
  met(meeting: Meeting): void {
    this.#count(meeting)
  }

  /** How often each was met, in lines; what was never met is named last. */
  lines(): string[] {
    const all = [...actionNames, ...endings.map((one) => `ended: ${one}`), ...meetings]
    const never = all.filter((name) => !this.#counts.has(name))
    const met = all.filter((name) => this.#counts.has(name)).map((name) => `${name}: ${this.#counts.get(name)}`)
    return [...met, never.length === 0 ? 'Everything was met.' : `Never met: ${never.join('; ')}.`]
  }

  #count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }
}

const names: Record<OfficeAction['do'], true> = {
  decide: true,
  withdraw: true,
  note: true,
  create: true,
  erase: true,
  exchange: true,
  send: true,
  pass: true,
  jump: true,
  partition: true,
  reconnect: true,
  crash: true,
  copy: true,
  putBack: true,
  clone: true,
  failOver: true,
  serverBack: true,
  serverEmptied: true,
  withhold: true,
  junk: true
}

const actionNames = Object.keys(names)
