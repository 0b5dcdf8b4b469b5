/** An office in the middle of a schedule: its desks, its server, what was really said, and whose turn it is. */
import { readHead } from '../../../main/audit/entry.ts'
import type { EeidClient } from '../../../main/eeid/client.ts'
import type { OfficeServer } from '../../../main/office/server.ts'
import { type Random, seededRandom } from '../../eeid-server/index.ts'
import type { OfficeCoverage } from './coverage.ts'
import { type CreateFate, Creates } from './creates.ts'
import { ConnectionLost, type Mutate, SimulatedDesk } from './desk.ts'
import { type FoundedDesk, foundingSeed, seededBytes } from './founded.ts'
import { sharedAt } from './looking.ts'
import type { DeskLife, Ending } from './mortal.ts'
import { OfficeRows } from './server.ts'
import { Truth } from './truth.ts'

/** What a schedule begins with. */
export type OfficeOptions = {
  founded: readonly FoundedDesk[]
  dice: number
  mutate: Mutate
  coverage: OfficeCoverage
}

const mostClones = 2

/** See above. */
export class SimulatedOffice {
  readonly desks: SimulatedDesk[]
  readonly server = new OfficeRows()
  readonly truth = new Truth()
  readonly creates = new Creates()
  /** What becomes of the next creates; afterwards they are answered. */
  fates: CreateFate[] = []
  readonly coverage: OfficeCoverage
  /** What was promised and broken on the way, in words. */
  readonly misdeeds: string[] = []
  /** Every reference that was taken, with its desk's code at the time. */
  readonly references: string[] = []
  /** Desks whose numbers may be used by another ledger, or were by their own: nobody takes a reference there. */
  readonly unsure = new Set<SimulatedDesk>()
  /** The name of each value that is said, so that its bytes are found. */
  said = 0
  readonly random: Random
  /** Random bytes; not a method: it is handed on by itself. */
  readonly bytes: (length: number) => Uint8Array
  readonly #mutate: Mutate
  /** Calls that wait for their turn. */
  readonly #waiting: (() => void)[] = []

  constructor({ founded, dice, mutate, coverage }: OfficeOptions) {
    this.random = seededRandom(dice)
    this.bytes = seededBytes(dice + foundingSeed + 1)
    this.#mutate = mutate
    this.coverage = coverage
    this.desks = founded.map((desk) => this.#newDesk(desk))
  }

  /** A desk by any number. */
  desk(number: number): SimulatedDesk {
    const desk = this.desks[number % this.desks.length]
    if (!desk) throw new Error('an office has a desk')
    return desk
  }

  /** Another computer with a desk's ledger and keys; nothing where there are enough. */
  clone(of: SimulatedDesk, founded: number): void {
    if (this.desks.length >= founded + mostClones) return
    const clone = of.clone()
    clone.connect = this.#connectFor(clone)
    clone.callService = this.#serviceFor()
    this.desks.push(clone)
    this.creates.afterClone(of)
    for (const desk of [of, clone]) this.unsure.add(desk)
  }

  /** Lets desks exchange at the same time: whose call is next is drawn. `between` runs before each. */
  async together(rounds: readonly Promise<unknown>[], between: () => void): Promise<void> {
    let running = rounds.length
    for (const round of rounds) void round.finally(() => (running -= 1))
    for (;;) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      if (running === 0) return
      between()
      const [next] = this.#waiting.splice(Math.floor(this.random.next() * this.#waiting.length), 1)
      next?.()
    }
  }

  /** The server is another than it was: every connection is cut, and it may be that something is nowhere any more. */
  afterLoss(): void {
    for (const desk of this.desks) desk.connectAnew()
    this.truth.afterLoss(this.desks, this.server)
  }

  /** Starts desks again whose life has ended. */
  restartDead(): void {
    for (const desk of this.desks) {
      if (desk.life.endedAt === null) continue
      this.coverage.ended(desk.life.endedAt)
      desk.open()
    }
  }

  /** Whether the server shows entries of the stream that a desk goes on with which its ledger lacks: it was put back. */
  hasLost(desk: SimulatedDesk): boolean {
    const known = new Set(sharedAt(desk).map(({ hash }) => hash))
    const now = desk.store.audit.heads().at(-1)?.stream
    return this.server
      .shown()
      .some(({ stream, hash, head }) => stream === now && !known.has(hash) && readHead(head)?.author !== madeUp)
  }

  /** Ends everything. */
  close(): void {
    for (const desk of this.desks) desk.store.close()
  }

  #newDesk(founded: FoundedDesk): SimulatedDesk {
    const desk = new SimulatedDesk({ ...founded, random: this.bytes, mutate: this.#mutate })
    desk.connect = this.#connectFor(desk)
    desk.callService = this.#serviceFor()
    return desk
  }

  /** The service at a desk's port: each call waits for its turn. */
  #serviceFor(): (life: DeskLife) => EeidClient {
    const turn = () => new Promise<void>((resolve) => void this.#waiting.push(resolve))
    return (life) => {
      const { client } = this.creates.service
      return {
        ...client,
        create: async (body) => {
          await turn()
          life.pass('create leaves')
          const fate = this.fates.shift() ?? 'answered'
          if (fate === 'not sent') return { ok: false, error: { kind: 'offline', sent: 'no' } }
          const answer = await client.create(body)
          life.pass('create is answered')
          return fate === 'answered' ? answer : { ok: false, error: { kind: 'timeout', sent: 'perhaps' } }
        },
        listPage: async (page) => {
          await turn()
          return client.listPage(page)
        },
        show: async (id) => {
          await turn()
          return client.show(id)
        }
      }
    }
  }

  /** A connection of a desk: its calls wait for their turn, and fail where there is no way to the server. */
  #connectFor(desk: SimulatedDesk): (life: DeskLife) => OfficeServer {
    return (life) => {
      const { generation } = this.server
      const calls = this.server.calls(desk.name)
      const through =
        <Args extends unknown[], T>(
          call: (...args: Args) => Promise<T>,
          before: Ending,
          after: Ending | null
        ): ((...args: Args) => Promise<T>) =>
        async (...args) => {
          await new Promise<void>((resolve) => void this.#waiting.push(resolve))
          life.pass(before)
          if (desk.isPartitioned || generation !== this.server.generation) throw new ConnectionLost()
          const answer = await call(...args)
          if (after !== null) life.pass(after)
          return answer
        }
      return {
        counts: through(calls.counts, 'counts is asked', null),
        names: through(calls.names, 'names is asked', null),
        entries: through(calls.entries, 'entries is asked', null),
        sealed: through(calls.sealed, 'sealed is asked', null),
        sealedThere: through(calls.sealedThere, 'sealedThere is asked', null),
        keys: through(calls.keys, 'keys is asked', null),
        keysThere: through(calls.keysThere, 'keysThere is asked', null),
        onlyOlder: through(calls.onlyOlder, 'onlyOlder is asked', null),
        forgetKeys: through(calls.forgetKeys, 'forgetKeys leaves', 'forgetKeys is answered'),
        isManager: calls.isManager,
        erase: calls.erase,
        statementIds: through(calls.statementIds, 'statementIds is asked', null),
        statements: through(calls.statements, 'statements is asked', null),
        put: through(calls.put, 'put leaves', 'put is answered'),
        takeBack: through(calls.takeBack, 'takeBack leaves', 'takeBack is answered'),
        putStatements: through(calls.putStatements, 'putStatements leaves', 'putStatements is answered'),
        listen: async () => {},
        close: async () => {}
      }
    }
  }
}

/** The author of entries that somebody made up. */
export const madeUp = 'Nobody'
