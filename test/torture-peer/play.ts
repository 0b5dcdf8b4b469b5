/** Plays one call under one fault, from before it to long after it. */
import { ManualClock as ServerClock, startPracticeServer } from '../eeid-server/index.ts'
import { type Office, TorturedDesk } from './desk.ts'
import type { Cell } from './faults/all.ts'
import { TorturePeer } from './peer.ts'
import { brokenAfter, brokenDuring, type Cast, sentReference, unfinished } from './promises.ts'

const minute = 60_000

/** An office whose service starts anew for every play. */
export class TorturedOffice implements Office, AsyncDisposable {
  readonly server: Office['server']
  readonly serverClock: ServerClock
  readonly peer: TorturePeer

  private constructor(office: Office) {
    this.server = office.server
    this.serverClock = office.serverClock
    this.peer = office.peer
  }

  static async open(): Promise<TorturedOffice> {
    const serverClock = new ServerClock()
    const server = await startPracticeServer({ clock: serverClock, seed: 1 })
    return new TorturedOffice({ server, serverClock, peer: await TorturePeer.listen(server.url) })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.peer[Symbol.asyncDispose]()
    await this.server.close()
  }
}

/** What came of one play. `met`: how many calls met the fault. */
export type Played = { broken: string[]; met: number }

/** Plays it: what was promised and not kept. */
export async function play(office: TorturedOffice, cell: Cell): Promise<Played> {
  office.peer.rest()
  await office.server.practice.reset()
  await using desk = new TorturedDesk(office)
  const cast = await begin(office, desk)
  desk.said.clear()
  office.peer.play(cell.call, cell.fault)
  // A token that is still good would keep its call from being made.
  desk.client.forgetToken()
  desk.sync.focus(cast.underWay)
  cast.sent = desk.ask(sentReference)
  await desk.pass(30_000)
  await complete(office, desk, cast.underWay, 'required')
  // Longer than the longest deadline of a call, a proof's.
  await desk.pass(3 * minute)
  const { met } = office.peer
  const during = await brokenDuring(office, desk, cast, cell)
  office.peer.rest()
  desk.sync.checkNow()
  await desk.pass(30 * minute, () => unfinished(desk, cast).length === 0)
  const after = await brokenAfter(office, desk, cast)
  return { met, broken: [...new Set([...(met === 0 ? ['the call was never made'] : []), ...during, ...after])] }
}

async function begin(office: Office, desk: TorturedDesk): Promise<Cast> {
  const differing = desk.ask('EARLIER-1')
  const underWay = desk.ask('EARLIER-2', 'EE60001019906')
  await desk.pass(10_000)
  await complete(office, desk, differing, { testPerson: 'LT50001018865' })
  await desk.pass(minute)
  const broken = desk.store.proofs.get('service-1', desk.store.views.get(differing)?.requestId ?? '')
  if (!broken) throw new Error('the play did not begin as it should')
  return { differing, underWay, sent: '' }
}

async function complete(
  { server }: Office,
  desk: TorturedDesk,
  id: string,
  as: 'required' | { testPerson: string }
): Promise<void> {
  await server.practice.complete(desk.store.views.get(id)?.requestId ?? '', { as })
}
