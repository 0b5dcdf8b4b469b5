/** Ports at which the life of a desk can end: at each function of its store, and before and after each call to the server. */

/** What a port throws when the process is no more. */
export class ProcessEnded extends Error {}

/** Where a life can end. */
export const endings = [
  'the store is used',
  ...(
    [
      'counts',
      'names',
      'entries',
      'sealed',
      'sealedThere',
      'keys',
      'keysThere',
      'onlyOlder',
      'statementIds',
      'statements'
    ] as const
  ).map((call) => `${call} is asked` as const),
  'put leaves',
  'put is answered',
  'takeBack leaves',
  'takeBack is answered',
  'forgetKeys leaves',
  'forgetKeys is answered',
  'putStatements leaves',
  'putStatements is answered',
  'create leaves',
  'create is answered'
] as const

/** One of them. */
export type Ending = (typeof endings)[number]

/** One life: counts what passes its ports, and ends when told. */
export class DeskLife {
  #left = Number.POSITIVE_INFINITY
  #endsAt: Ending | null = null
  #isOver = false

  /** Where it ended; null while it lasts. */
  endedAt: Ending | null = null

  /** It ends when it has done so many more things, or so many of one kind. */
  endAfter(steps: number, at: Ending | null): void {
    this.#left = steps
    this.#endsAt = at
  }

  /** Something passes a port. @throws ProcessEnded */
  pass(at: Ending): void {
    if (this.#isOver) throw new ProcessEnded()
    if (this.#endsAt !== null && this.#endsAt !== at) return
    this.#left -= 1
    if (this.#left > 0) return
    this.#isOver = true
    this.endedAt = at
    throw new ProcessEnded()
  }

  /** The same store, each of whose functions passes a port before and after: a transaction is rolled back, or is whole. */
  guard<T extends object>(store: T): T {
    return Object.fromEntries(Object.entries(store).map(([name, part]) => [name, this.#guarded(part)])) as T
  }

  #guarded(part: unknown): unknown {
    if (typeof part === 'function') {
      return (...args: unknown[]) => {
        this.pass('the store is used')
        const result: unknown = part(...args)
        this.pass('the store is used')
        return result
      }
    }
    return typeof part === 'object' && part !== null ? this.guard(part) : part
  }
}
