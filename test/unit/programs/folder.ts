/** A folder of request files with a real store beside it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { placesIn } from '../../../main/programs/places.ts'
import { type Taken, takeFiles } from '../../../main/programs/take.ts'
import { tellNews } from '../../../main/programs/tell.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { textsIn } from '../../../main/texts/texts.ts'
import { storeWithService, temporaryFolder, testClock } from '../store/temporary-store.ts'

const say = () => textsIn('en')

/** What a request file says, unless a test says otherwise. */
export const asks = (change: object = {}) => ({
  version: 1,
  id: 'visit-1',
  program: 'Booking',
  claims: { name: 'Mari Maasikas', sub: 'EE60001019906' },
  ...change
})

/** The folder of a desk, which can be opened again on the same ledger. */
export function askingFolder(putsProofs = false) {
  const folder = temporaryFolder()
  const ledger = temporaryFolder()
  const clock = testClock()
  let store: Store = storeWithService(ledger, clock)
  const seen = new Map<string, string>()
  const kept: string[] = []
  for (const name of ['in', 'taken', 'out', 'refused']) mkdirSync(join(folder, name))

  const files = (name: string) => readdirSync(join(folder, name)).sort()

  /** One look at the folder, and the answers that follow. */
  async function look(isStopped = () => false): Promise<Taken> {
    const places = await placesIn(store, folder)
    const work = { store, places, now: clock.now, say, isStopped }
    const taken = await takeFiles({ ...work, kept: (id) => kept.push(id), seen })
    await tellNews({ ...work, putsProofs })
    return taken
  }

  return {
    folder,
    clock,
    kept,
    files,
    get store() {
      return store
    },
    /** Puts a file there, as a program that renames it does. */
    put(content: object | string | Uint8Array, name = 'a.json', place = 'in'): void {
      const text = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content)
      writeFileSync(join(folder, place, name), text)
    },
    look,
    /** As many looks as a file needs to be taken: one sees it, the other that it stays as it is. */
    async lookTwice(): Promise<Taken> {
      await look()
      return look()
    },
    answer: (name: string): Record<string, unknown> => JSON.parse(readFileSync(join(folder, 'out', name), 'utf8')),
    /** The desk was killed and is opened again. */
    reopen(): void {
      store.close()
      store = storeWithService(ledger, clock)
      seen.clear()
    },
    /** References of all requests of the desk. */
    requests: () => [...store.views.all(100)].flat().map(({ id }) => id)
  }
}
