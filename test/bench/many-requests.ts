/** Fills a store with as many requests as a busy desk has after two years, the same for the same seed. */

import { type EeidRequest, eeidRequest } from '../../main/eeid/schemas.ts'
import type { Store } from '../../main/store/open-store.ts'
import { keepAnswer } from '../../main/sync/keep-answer.ts'
import { pick, type Random, randomBelow, randomUuid, seededRandom } from '../eeid-server/service/random.ts'
import { drawPerson, type Person } from './people.ts'

/** What to fill it with. `now` in milliseconds since 1970 UTC. */
type Filling = { serviceId: string; count: number; now: number; seed: number }

const dayMs = 86_400_000
const twoYearsMs = 730 * dayMs
const linkLifeMs = 7 * dayMs
const atOnce = 20_000

const reasons = ['Konto avamine', 'Noorema kliendi hooldusõiguse kontroll', 'Līguma parakstīšana', 'Выдача карты', '']
const notes = ['Helistada tagasi', 'Dokuments kaasas', 'Klients kurdab nime kirjapildi üle', 'Позвонить завтра']

/** Puts `count` requests into the store, oldest first: most are completed, kept and decided, some in every other state. */
export function fillStore(store: Store, { serviceId, count, now, seed }: Filling): void {
  const random = seededRandom(seed)
  for (let done = 0; done < count; done += atOnce) {
    store.atomically(() => {
      for (let index = done; index < Math.min(count, done + atOnce); index++) {
        const createdAt = now - Math.floor(twoYearsMs * (1 - index / count)) - randomBelow(random, 60_000)
        addOne(store, serviceId, random, { index, createdAt, now })
      }
    })
  }
  store.firstSync.set(serviceId, { nextPage: 1, total: count, done: true })
}

type Moment = { index: number; createdAt: number; now: number }

function addOne(store: Store, serviceId: string, random: Random, moment: Moment): void {
  const person = drawPerson(random)
  const isOurs = random.next() < 0.6
  const reference = isOurs ? `K7Q-${String(moment.index + 1).padStart(5, '0')}` : `VKT-${randomBelow(random, 1e6)}`
  const claims = claimsOf(person, random)
  const outboxId = isOurs ? store.outbox.add({ serviceId, reference, claims, reason: pick(random, reasons) }) : null
  if (outboxId !== null && random.next() < 0.002) {
    if (random.next() < 0.5) store.outbox.markNeedsAttention(outboxId, 'timeout')
    else store.outbox.markNeedsCorrecting(outboxId, 'Claim birthdate is not valid')
    return
  }
  const request = toldAbout(person, { reference, claims }, random, moment)
  if (outboxId !== null) store.outbox.markCreated(outboxId, request.id)
  keepAnswer(store, { serviceId, request, now: moment.now })
  if (random.next() < 0.03) store.notes.write(serviceId, request.id, pick(random, notes))
  if (request.status === 'completed') finish(store, serviceId, request, random)
}

function claimsOf({ givenName, familyName, sub, birthdate }: Person, random: Random): Record<string, string> {
  const name = `${givenName} ${familyName}`
  return pick(random, [{ sub }, { sub, name }, { name, birthdate }])
}

type Asked = { reference: string; claims: Record<string, string> }

function toldAbout(
  person: Person,
  { reference, claims }: Asked,
  random: Random,
  { createdAt, now }: Moment
): EeidRequest {
  const isOver = createdAt + linkLifeMs < now
  const isCompleted = random.next() < (isOver ? 0.9 : 0.6)
  const isOther = random.next() < 0.02
  const result = {
    sub: person.sub,
    given_name: person.givenName.toUpperCase(),
    family_name: (isOther ? 'Õunapuu' : person.familyName).toUpperCase(),
    date_of_birth: person.birthdate,
    acr: 'high',
    authentication_type: pick(random, ['id_card', 'mobile_id', 'smart_id']),
    auth_time: Math.floor(createdAt / 1000) + 600
  }
  return eeidRequest.parse({
    id: randomUuid(random),
    link: `https://eeid.ee/i/${randomUuid(random)}`,
    link_expires_at: new Date(createdAt + linkLifeMs).toISOString(),
    claims_required: Object.entries(claims).map(([type, value]) => ({ type, value })),
    status: isCompleted ? 'completed' : isOver ? 'expired' : 'pending',
    created_at: new Date(createdAt).toISOString(),
    completed_at: isCompleted
      ? new Date(Math.min(now, createdAt + 600_000 + randomBelow(random, dayMs))).toISOString()
      : null,
    client_id: 'practice',
    reference,
    reason: pick(random, reasons),
    reason_translations: {},
    result: isCompleted ? result : {}
  })
}

function finish(store: Store, serviceId: string, { id }: EeidRequest, random: Random): void {
  if (random.next() < 0.999) store.proofs.keep(serviceId, id, Buffer.from(`%PDF-1.7 ${id}`))
  if (random.next() > 0.97) return
  const verdict = pick(random, ['accept', 'accept', 'accept', 'accept', 'reject', 'askAgain'] as const)
  store.decisions.decide({ serviceId, requestId: id, verdict, note: '', wentAgainst: [] })
}
