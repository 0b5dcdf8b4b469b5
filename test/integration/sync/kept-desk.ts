/** A desk with a real store and a real client over real HTTP, on a practice server. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openStore, type Store } from '../../../main/store/open-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { scratch } from '../../desk-parts/scratch.ts'
import { Desk } from '../eeid/desk.ts'

/** The service as the store knows it. */
export const serviceId = 'service-1'

/** A desk whose store goes with it. */
export class KeptDesk implements AsyncDisposable {
  readonly desk: Desk
  readonly store: Store
  readonly #folder: string

  private constructor(desk: Desk) {
    this.desk = desk
    this.#folder = mkdtempSync(join(scratch, 'eeid-desk-test-'))
    this.store = openStore({
      folder: this.#folder,
      key: new Uint8Array(32).fill(7),
      clock: desk.clock,
      random: fixedRandom(),
      author: () => 'Clerk'
    })
    this.store.services.add({
      id: serviceId,
      name: 'Front desk',
      environment: 'test',
      baseUrl: desk.server.url,
      clientId: desk.server.clientId
    })
  }

  static async open(...options: Parameters<typeof Desk.open>): Promise<KeptDesk> {
    return new KeptDesk(await Desk.open(...options))
  }

  /** Calls to the service since the last time this was asked, tokens left out. */
  async calls(): Promise<{ list: number; show: number; proof: number; create: number }> {
    const now = (await this.desk.practice.counters()).calls
    const since = this.#counted
    this.#counted = now
    const count = (name: 'list' | 'show' | 'proof' | 'create') => now[name] - (since?.[name] ?? 0)
    return { list: count('list'), show: count('show'), proof: count('proof'), create: count('create') }
  }

  #counted: Awaited<ReturnType<Desk['practice']['counters']>>['calls'] | undefined

  async [Symbol.asyncDispose](): Promise<void> {
    this.store.close()
    rmSync(this.#folder, { recursive: true, force: true })
    await this.desk[Symbol.asyncDispose]()
  }
}
