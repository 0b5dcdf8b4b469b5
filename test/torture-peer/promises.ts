/** What must hold while a fault lasts, and once it is over. Each answer is a list of what does not, in words. */
import { wholeList } from '../../common/words/list-query.ts'
import { createEeidClient } from '../../main/eeid/client.ts'
import { silentLog } from '../../main/log/log.ts'
import type { ListedRequest } from '../../main/store/list/listed.ts'
import { type Office, serviceId, type TorturedDesk } from './desk.ts'
import type { Cell } from './faults/all.ts'

/** The requests of the play, by the desk's ids: one that somebody else completed, one under way, one that is sent. */
export type Cast = { differing: string; underWay: string; sent: string }

const rowOf = (desk: TorturedDesk, id: string): ListedRequest | undefined =>
  desk.store.list.page(serviceId, wholeList, 0, 100).rows.find((row) => row.id === id)

const beingSent: ReadonlySet<string | undefined> = new Set(['queued', 'sending', 'confirming', 'created'])

/** While it lasts: nothing untrue is told, and nothing is taken away. */
export async function brokenDuring(office: Office, desk: TorturedDesk, cast: Cast, cell: Cell): Promise<string[]> {
  return [
    ...untrue(desk, cast, cell),
    ...(await doubled(office)),
    ...saidWrongly([...desk.said], cell),
    ...wronglyRefused(desk, cast, cell)
  ]
}

function untrue(desk: TorturedDesk, cast: Cast, { fault }: Cell): string[] {
  const [differing, underWay, sent] = [cast.differing, cast.underWay, cast.sent].map((id) => rowOf(desk, id))
  return [
    ...(differing?.status === 'completed' && differing.outcome === 'differing' && differing.proofKept === 1
      ? []
      : [`who differed is now ${differing?.status}, ${differing?.outcome}, proof ${differing?.proofKept}`]),
    ...(underWay && (underWay.outcome === null || underWay.outcome === 'matching')
      ? []
      : [`who matches is told as ${underWay?.outcome}`]),
    ...(desk.store.views.get(cast.underWay)?.body?.includes('"link":"http') ? [] : ['the link of a request is gone']),
    ...(beingSent.has(desk.store.outbox.get(cast.sent)?.state) && sent?.outcome === null
      ? []
      : [`what is sent is ${desk.store.outbox.get(cast.sent)?.state}, ${sent?.outcome}`]),
    ...(fault.isStrangers && underWay?.proofRefused ? ['a stranger’s page is held against a proof'] : [])
  ]
}

async function doubled({ server }: Office): Promise<string[]> {
  const made = await server.practice.requests({ reference: sentReference })
  return made.length > 1 ? [`a request was made ${made.length} times`] : []
}

/** The reference under which the cast's request goes out. */
export const sentReference = 'SENT-1'

function saidWrongly(said: readonly string[], { fault }: Cell): string[] {
  const wrong = said.filter((word) => !/^(online|starting|trouble):/.test(word) && !(fault.says?.test(word) ?? false))
  const troubles = said.filter((word) => word.startsWith('trouble:') && word !== `trouble:${fault.trouble}`)
  const isMissing = fault.trouble !== undefined && !said.includes(`trouble:${fault.trouble}`)
  return [
    ...wrong.map((word) => `the connection says ${word}`),
    ...troubles.map((word) => `the connection says ${word}`),
    ...(isMissing ? [`the connection does not say ${fault.trouble}`] : []),
    ...(fault.says && !said.some((word) => fault.says?.test(word)) ? ['the connection does not say what is wrong'] : [])
  ]
}

function wronglyRefused(desk: TorturedDesk, { sent }: Cast, { fault }: Cell): string[] {
  const { state, rejection } = { rejection: null, ...desk.store.outbox.get(sent) }
  return fault.isStrangers && state === 'needsCorrecting' ? [`a stranger’s word refused a request: ${rejection}`] : []
}

/** Once it is over: everything is as on the service, every proof is kept, and the connection says nothing any more. */
export function unfinished(desk: TorturedDesk, cast: Cast): string[] {
  const { status, problem, trouble } = desk.sync.connection()
  const underWay = rowOf(desk, cast.underWay)
  return [
    ...(desk.store.outbox.get(cast.sent)?.state === 'created'
      ? []
      : [`it is ${desk.store.outbox.get(cast.sent)?.state}`]),
    ...(underWay?.status === 'completed' ? [] : [`what was completed is ${underWay?.status}`]),
    ...(underWay?.outcome === 'matching' ? [] : [`who matches is ${underWay?.outcome}`]),
    ...(underWay?.proofKept === 1 ? [] : ['a proof is missing']),
    ...(status === 'online' && problem === null && trouble === null ? [] : [`the connection is ${status}, ${trouble}`])
  ]
}

/** The same, and that it is true. */
export async function brokenAfter(office: Office, desk: TorturedDesk, cast: Cast): Promise<string[]> {
  const { server } = office
  const made = await server.practice.requests({ reference: sentReference })
  const sent = desk.store.outbox.get(cast.sent)
  return [
    ...unfinished(desk, cast),
    ...(made.length === 1 ? [] : [`a request was made ${made.length} times`]),
    ...(sent?.requestId === made[0]?.id ? [] : ['a request is bound to another one']),
    ...(desk.store.views.get(cast.sent)?.body?.includes(String(made[0]?.link)) ? [] : ['a link is another one']),
    ...(rowOf(desk, cast.differing)?.outcome === 'differing' ? [] : ['who differed does not any more']),
    ...(await wrongProofs(office, desk, cast)),
    ...server.violations.map((violation) => `not as it is described: ${violation}`),
    ...(desk.log.some((line) => /SENT-|EE3030|EE6000/.test(line)) ? ['the log holds what it must not'] : [])
  ]
}

async function wrongProofs({ server }: Office, desk: TorturedDesk, cast: Cast): Promise<string[]> {
  // By a way that nobody stands in.
  const client = createEeidClient({
    baseUrl: server.url,
    clientId: server.clientId,
    clientSecret: async () => ({ ok: true, value: server.clientSecret }),
    fetch,
    closeIdleConnections: async () => {},
    clock: desk.clock,
    random: () => 0,
    log: silentLog
  })
  const wrong = [cast.differing, cast.underWay].map(async (id) => {
    const requestId = desk.store.views.get(id)?.requestId ?? ''
    const right = await client.proof(requestId)
    const kept = desk.store.proofs.get(serviceId, requestId)
    return right.ok && kept && Buffer.compare(kept.pdf, right.value) === 0 ? [] : ['a proof is not the service’s']
  })
  return (await Promise.all(wrong)).flat()
}
