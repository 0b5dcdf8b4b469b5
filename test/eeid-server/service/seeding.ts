import type { EeidService } from './eeid-service.ts'
import type { Claim, Person, StoredRequest } from './model.ts'
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts'
import { estonianCode } from './national-codes.ts'
import { TEST_PERSONS } from './people.ts'
import { pick, type Random, randomBelow } from './random.ts'

/** Which requests to make up at once. */
export interface Seeding {
  clientId: string
  /** How many. */
  count: number
  /** The share that is completed, 0 to 1. */
  completedShare: number
  /** The share that is expired, 0 to 1; the rest is pending. */
  expiredShare: number
  /** The share of the completed that somebody else completed, 0 to 1. */
  mismatchShare: number
  /** Ages are spread over so many days; pending ones are at most 6 days old. */
  days: number
  /** References are this prefix, a hyphen and a number. */
  referencePrefix: string
  /** The number of the first reference; 1 unless given. */
  firstNumber?: number
}

const DAY_MS = 24 * 60 * 60 * 1000
const HOUR_MS = 60 * 60 * 1000
const REASONS = ['Lepingu allkirjastamine', 'Volikirja tõestamine', 'Konto avamine', null]

/** Makes up requests, without webhooks and without counting them as creates. Answers with those it made. */
export function seedRequests(service: EeidService, seeding: Seeding): StoredRequest[] {
  return Array.from({ length: seeding.count }, (_, index) => seedOne(service, seeding, index))
}

function seedOne(service: EeidService, seeding: Seeding, index: number): StoredRequest {
  const { random } = service
  const fate = seedFate(seeding, index)
  const person = madeUpPerson(random, index)
  const reference = `${seeding.referencePrefix}-${(seeding.firstNumber ?? 1) + index}`
  const createdAt = service.clock.wall() - seedAge(random, seeding.days, fate)
  const wanted = { reference, reason: pick(random, REASONS), reasonTranslations: {}, claims: claimsFor(random, person) }
  const request = service.store(seeding.clientId, wanted, createdAt)
  if (fate === 'completed') {
    const actual = random.next() < seeding.mismatchShare ? pick(random, TEST_PERSONS) : person
    const at = Math.min(createdAt + randomBelow(random, HOUR_MS), service.clock.wall())
    request.authentication = { person: actual, method: pick(random, ['ID_CARD', 'MOBILE_ID', 'SMART_ID']), at }
  }
  return request
}

type Fate = 'completed' | 'expired' | 'pending'

/** Deals the fates out evenly along the list, so that the shares hold exactly and every page has some of each. */
function seedFate({ count, completedShare, expiredShare }: Seeding, index: number): Fate {
  const place = (index * 7919 + 13) % Math.max(1, count)
  const slot = gcd(7919, count) === 1 ? place : index
  if (slot < Math.round(count * completedShare)) return 'completed'
  return slot < Math.round(count * completedShare) + Math.round(count * expiredShare) ? 'expired' : 'pending'
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

function seedAge(random: Random, days: number, fate: Fate): number {
  if (fate === 'expired') return 7 * DAY_MS + randomBelow(random, days * DAY_MS)
  return randomBelow(random, (fate === 'pending' ? Math.min(days, 6) : days) * DAY_MS)
}

function madeUpPerson(random: Random, index: number): Person {
  const born = Date.UTC(1940, 0, 1) + randomBelow(random, 66 * 365) * DAY_MS
  const birthdate = new Date(born).toISOString().slice(0, 10)
  return {
    sub: `EE${estonianCode(birthdate, random.next() < 0.5, index)}`,
    givenName: pick(random, GIVEN_NAMES),
    familyName: pick(random, FAMILY_NAMES),
    birthdate,
    country: 'EE',
    idNumber: null,
    documentNumber: null
  }
}

function claimsFor(random: Random, person: Person): Claim[] {
  if (random.next() < 0.8) return [{ type: 'sub', value: person.sub }]
  return [
    { type: 'birthdate', value: person.birthdate ?? '' },
    { type: 'name', value: `${person.givenName} ${person.familyName}` },
    { type: 'country', value: 'EE' }
  ]
}
