/** A desk of the simulated office. Its code is the app's own; its ledger can be copied and put back, and its life can end. */

import type { EeidClient } from '../../../main/eeid/client.ts'
import { silentLog } from '../../../main/log/log.ts'
import { startExchange } from '../../../main/office/exchange.ts'
import { keepOfficeSecrets, type OfficeSecrets } from '../../../main/office/secrets.ts'
import type { OfficeServer } from '../../../main/office/server.ts'
import { decide, withdraw } from '../../../main/requests/decide.ts'
import { keepRequest } from '../../../main/requests/keep-request.ts'
import { writeNote } from '../../../main/requests/note.ts'
import type { Connection } from '../../../main/store/database/connection.ts'
import { deleteOrdered } from '../../../main/store/erasure/delete-rows.ts'
import { changeDeskCode } from '../../../main/store/ledger/desk.ts'
import { type Store, storeOn } from '../../../main/store/open-store.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { createOutbox, type Outbox } from '../../../main/sync/outbox.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { memoryKeychain } from '../../unit/startup/memory-keychain.ts'
import { simulatedService } from '../life.ts'
import { type FoundedDesk, noSigns, requestIds } from './founded.ts'
import { bytesOf, type Copy, openLedger } from './ledger.ts'
import { DeskLife, type Ending, ProcessEnded } from './mortal.ts'

const { id: serviceId } = simulatedService

/** The ports that a mutant changes. `connection`: the ledger's own, below the store; `desk`: the same in all its lives. */
export type DeskPorts = { store: Store; server: OfficeServer; connection: Connection; desk: object }

/** Changes the ports of a desk; called for each connection to the server. */
export type Mutate = (ports: DeskPorts) => DeskPorts

/** What a desk is made with. */
export type DeskOptions = FoundedDesk & { random: (length: number) => Uint8Array; mutate: Mutate }

/** A desk. */
export class SimulatedDesk {
  readonly clock = new ManualClock()
  readonly secrets: OfficeSecrets
  readonly keychain = memoryKeychain()
  readonly name: string
  /** The ledger below all ports, for looking at. */
  connection: Connection
  store: Store
  life = new DeskLife()
  /** Copies of its ledger, as somebody has made them behind the app's back, the oldest first. */
  copies: Copy[]
  /** The app's own newest backup. */
  backup: Copy
  isPartitioned = false
  /** A connection with this desk's login; its calls pass the life's ports. */
  connect: (life: DeskLife) => OfficeServer = () => {
    throw new ConnectionLost()
  }

  /** The service, for one life. */
  callService: (life: DeskLife) => EeidClient = () => {
    throw new Error('there is no service')
  }

  readonly #options: DeskOptions
  #outbox: Outbox | undefined
  #exchange: ReturnType<typeof startExchange> | undefined
  #isFirstRound = true

  constructor(options: DeskOptions) {
    this.#options = options
    this.name = options.name
    this.secrets = options.secrets
    void keepOfficeSecrets(this.keychain, options.secrets)
    this.copies = [options.ledger]
    this.backup = options.ledger
    this.connection = openLedger(options.ledger)
    this.store = this.#storeOn(this.connection)
  }

  /** One round of the exchange; false where it was cut off. `everything`: as hourly, and at each connection. */
  async round(everything: boolean): Promise<boolean> {
    try {
      const exchange = this.#exchange ?? this.#startExchange()
      await exchange.round(everything || this.#isFirstRound)
      // Where the connection was cut behind the last call, the next round is over another one.
      if (this.#exchange === exchange) this.#isFirstRound = false
      return true
    } catch (error) {
      if (!(error instanceof ProcessEnded) && !(error instanceof ConnectionLost)) throw error
      this.connectAnew()
      return false
    }
  }

  #startExchange(): ReturnType<typeof startExchange> {
    const { life, connection, secrets } = this
    const ports = { store: life.guard(this.store), server: this.connect(life), connection, desk: this }
    const { clock, keychain } = this
    const parts = { secrets, keychain, clock, random: this.#options.random }
    this.#exchange = startExchange({ ...this.#options.mutate(ports), ...parts })
    return this.#exchange
  }

  /** The connection to the server was cut: the next round is over another one, and compares everything. */
  connectAnew(): void {
    this.#exchange = undefined
    this.#isFirstRound = true
  }

  /** Whether the next round compares everything. */
  get comparesAll(): boolean {
    return this.#isFirstRound
  }

  /** Does what a clerk does at the desk; undefined where its life ends of it. */
  act<T>(work: (store: Store) => T): T | undefined {
    try {
      return work(this.life.guard(this.store))
    } catch (error) {
      if (error instanceof ProcessEnded) return undefined
      throw error
    }
  }

  decide(id: string, verdict: 'accept' | 'reject', note: string): void {
    this.act((store) => store.atomically(() => decide(store, { id, verdict, note }, this.clock.now())))
  }

  /** Withdraws the last decision, where it may be. */
  withdraw(id: string): void {
    const number = this.connection
      .prepare<[string], number | null>('SELECT max(number) FROM decision WHERE request_id = ?')
      .pluck()
      .get(id)
    if (number) this.act((store) => store.atomically(() => withdraw(store, { id, number })))
  }

  note(id: string, text: string): void {
    this.act((store) => store.atomically(() => writeNote(store, id, text)))
  }

  /** Takes a reference for a new request; undefined where the desk dies of it. */
  create(reference: string): string | undefined {
    const draft = { serviceId, reference, claims: { sub: 'EE30303039914' }, reason: '' }
    return this.act((store) =>
      store.atomically(() => store.outbox.get(keepRequest(store, draft, this.clock.now()))?.reference)
    )
  }

  /** Sends what waits, and looks up what is doubtful, as a round of the service's loop does. */
  async send(): Promise<void> {
    try {
      this.#outbox ??= this.#startOutbox()
      await this.#outbox.pump()
    } catch (error) {
      if (!(error instanceof ProcessEnded)) throw error
    }
  }

  #startOutbox(): Outbox {
    const { life, connection, clock } = this
    const ports = { store: life.guard(this.store), server: this.connect(life), connection, desk: this }
    const { store } = this.#options.mutate(ports)
    return createOutbox({ serviceId, store, client: this.callService(life), clock, log: silentLog, changed: () => {} })
  }

  /** Erases a request as the app does on closed files: the order stands in the backup that is kept. */
  erase(requestId: string): void {
    const order = this.store.erasures.order({
      why: 'person',
      reason: '',
      removesFiled: false,
      requests: [{ serviceId, requestId, outboxId: null, references: [] }],
      words: []
    })
    deleteOrdered(this.connection, order)
    this.connection.exec('VACUUM')
    this.backup = bytesOf(this.connection)
    this.open(this.backup)
  }

  /** Somebody copies the ledger; the app makes its own backup, too. */
  copy(): void {
    this.copies.push(bytesOf(this.connection))
    this.backup = bytesOf(this.connection)
  }

  /** The ledger is put back: by the app, which then trusts its numbers no more, or behind its back. */
  putBack(copy: Copy, isByApp: boolean): void {
    this.open(copy, (connection) => {
      if (!isByApp) return
      connection.exec(`DELETE FROM ledger_changes;
        UPDATE outbox SET state = 'confirming', last_problem = 'interrupted' WHERE state IN ('queued', 'sending')`)
      changeDeskCode(connection, this.#options.random)
    })
  }

  /** The app starts again, with its ledger as it is or another one. */
  open(copy: Copy = bytesOf(this.connection), change: (connection: Connection) => void = () => {}): void {
    this.connection.close()
    this.connection = openLedger(copy)
    change(this.connection)
    this.store = this.#storeOn(this.connection)
    this.live()
  }

  /** It dies after so many more steps. */
  dieAfter(steps: number, at: Ending | null): void {
    this.life.endAfter(steps, at)
  }

  /** Whatever was to end its life is called off. */
  live(): void {
    this.life = new DeskLife()
    this.#outbox = undefined
    this.connectAnew()
  }

  /** Another computer with the same ledger and the same keys. */
  clone(): SimulatedDesk {
    const clone = new SimulatedDesk({ ...this.#options, ledger: bytesOf(this.connection) })
    clone.clock.wall = this.clock.wall
    return clone
  }

  #storeOn(connection: Connection): Store {
    const author = `Clerk of ${this.name}`
    const options = { clock: this.clock, random: this.#options.random, author: () => author }
    const store = storeOn(connection, options, noSigns)
    store.atomically(() => {
      for (const id of requestIds) keepAnswer(store, { serviceId, request: completed(id), now: this.clock.now() })
    })
    return store
  }
}

/** What a call to the server fails with where there is no way to it. */
export class ConnectionLost extends Error {}

const completed = (id: string) =>
  serviceRequest({ id, status: 'completed', completed_at: '2026-05-01T08:00:00Z', result: mariMaasikas })
