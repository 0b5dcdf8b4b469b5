/** What can happen in a schedule, how it is drawn, and how it is said in words. */
import fc from 'fast-check'
import type { FaultInput } from '../eeid-server/index.ts'
import { type CrashPoint, crashPoints } from './coverage.ts'
import type { Unplugged } from './network.ts'

/** One thing that happens. */
export type Action =
  | { do: 'create'; who: number; reference: string; fate: Effect | null }
  | { do: 'correct' }
  | { do: 'sendAgain' }
  | { do: 'checkNow' }
  | { do: 'newSecret' }
  | { do: 'testConnection' }
  | { do: 'restart' }
  | { do: 'webhook'; nth: number }
  | { do: 'reopen' }
  | { do: 'look'; nth: number }
  | {
      do: 'person'
      nth: number
      how: 'as required' | 'as somebody else' | 'giving up' | 'too late'
      proof: Effect | null
    }
  | { do: 'colleague'; who: number; reference: string }
  | { do: 'fault'; fault: FaultInput }
  | { do: 'unplug'; how: Unplugged }
  | { do: 'plug' }
  | { do: 'repeat' }
  | { do: 'jump'; ms: number }
  | { do: 'sleep'; ms: number; stoodStill: boolean }
  | { do: 'pass'; ms: number }
  | { do: 'crash'; ending: { steps: number; at: CrashPoint | null }; downMs: number; cacheLost: boolean }
  | { do: 'odd'; who: number; item: string | null; fields: Record<string, string> }
  | { do: 'diskFull'; writes: number }
  | {
      do: 'list'
      order: Order
      pageSizeCap: number
      pageShift: 'none' | 'insert' | 'move'
      totalMissing: boolean
      unlistedFields: string[]
      unshownFields: string[]
    }
  | { do: 'rule'; rule: 'any' | 'sub'; discovery: boolean }
  | { do: 'dialect'; shape: '1.0' | '1.1'; unknownStatus: string | null; linkMissing: boolean; unknownFields: boolean }

type Effect = FaultInput['effect']

type Order = 'newest-first' | 'oldest-first' | 'random-stable' | 'random'

/** A schedule: everything that happens, what lists leave out to begin with, and what the dice of jitter, latency and ids do. */
export type Schedule = { dice: number; serverSkewMs: number; unlistedFields: string[]; actions: Action[] }

/** The people whom the clerk asks. The third has no personal code; the last is nobody: whoever comes is identified. */
export const people: readonly Record<'sub' | 'name' | 'birthdate' | 'country', string>[] = [
  { sub: 'EE30303039914', name: '', birthdate: '', country: '' },
  { sub: 'EE60001019906', name: 'MARY ÄNN O’CONNEŽ-ŠUSLIK TESTNUMBER', birthdate: '', country: '' },
  { sub: '', name: 'Oleksandra Tkatšenko', birthdate: '1988-11-30', country: 'UA' },
  { sub: '', name: '', birthdate: '', country: '' }
]

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const who = fc.nat(people.length - 1)
const nth = fc.nat(4)
const ownReference = fc.constantFrom('CASE-1', 'CASE-2')
const calls = fc.constantFrom('token', 'list', 'create', 'show', 'proof', 'any')
const times = fc.integer({ min: 1, max: 3 })
const yes = fc.boolean()

const fault = (call: fc.Arbitrary<string>, effect: fc.Arbitrary<Effect>): fc.Arbitrary<FaultInput> =>
  fc.record({ call, effect, times, after: fc.nat(2) }) as fc.Arbitrary<FaultInput>

const retryAfter = fc.option(fc.record({ seconds: fc.constantFrom(0, 5, 90, 3_000), as: fc.constant('seconds') }), {
  nil: undefined
})
const statusEffect = fc.record({ kind: fc.constant('status'), status: fc.constantFrom(429, 503), retryAfter })
const failing = fc.record({ kind: fc.constant('status'), status: fc.constantFrom(500, 502, 503, 504), acts: yes })
const lost = fc.constantFrom({ kind: 'reset-before' }, { kind: 'reset-after' })
const spoiled = fc.constantFrom({ kind: 'half-body' }, { kind: 'malformed-json' }, { kind: 'html' })
const silent = fc.record({ kind: fc.constant('never-answer'), acts: yes })
const early = fc.record({ kind: fc.constant('unauthorised'), invalidateTokens: yes })
// Less than a minute: the service acts on nothing later than its own deadline.
const late = fc.record({
  kind: fc.constant('latency'),
  ms: fc.constantFrom(200, 3 * second, 29 * second, 35 * second, 55 * second),
  at: fc.constantFrom('before', 'after')
})
const proofEffect = fc.constantFrom(
  { kind: 'proof-not-yet' },
  { kind: 'truncated-proof' },
  { kind: 'non-pdf-proof' },
  { kind: 'empty-proof' },
  { kind: 'half-body' }
)
const effect = fc.oneof(lost, failing, silent, late, spoiled, early, statusEffect) as fc.Arbitrary<Effect>
const faults = fc.oneof(
  { weight: 3, arbitrary: fault(fc.constant('create'), effect) },
  { weight: 2, arbitrary: fault(calls, effect) },
  { weight: 2, arbitrary: fault(fc.constant('proof'), proofEffect as fc.Arbitrary<Effect>) }
)

// Not the reference, nor the claims from the answers about one request: they are all that tie a create whose answer was lost
// to its request.
const leftOut = fc.constantFrom<string[][]>(
  [],
  ['claims_required'],
  ['claims_required', 'claims_matched', 'mismatched_claims', 'claims_comparison_errors'],
  ['claims_required', 'link', 'link_expires_at', 'reason', 'mismatched_claims'],
  ['result'],
  ['result.sub']
)

// What stands in a list in place of one item, and what one may have in its fields: raw JSON.
const oddItems = [null, null, 'null', '7', '{}', '{"id":""}', '{"id":"..","status":"pending"}', '{"id":["a"]}'] as const
const oddFields: Record<string, string>[] = [
  { created_at: '"12/31/20260"', completed_at: '1772442000000' },
  { status: '9', result: '"none"', claims_required: '"sub"' },
  { link: '[]', reason: '{}', reason_translations: '7', mismatched_claims: '[]' },
  { link_expires_at: '"9999999-01-01T00:00:00Z"', reference: '12' }
]

const passes = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(50, 300, second, 5 * second) },
  { weight: 3, arbitrary: fc.constantFrom(20 * second, 45 * second, 70 * second) },
  { weight: 1, arbitrary: fc.constantFrom(4 * minute, 12 * minute) }
)

const sometimes = (what: fc.Arbitrary<Effect>) => fc.oneof(fc.constant(null), what)

const is = <Name extends Action['do']>(name: Name) => fc.constant(name)

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      do: is('create'),
      who,
      reference: fc.oneof(fc.constant(''), ownReference),
      fate: sometimes(effect)
    })
  },
  { weight: 1, arbitrary: fc.record({ do: is('correct') }) },
  { weight: 2, arbitrary: fc.record({ do: is('sendAgain') }) },
  { weight: 1, arbitrary: fc.record({ do: is('checkNow') }) },
  { weight: 1, arbitrary: fc.record({ do: is('newSecret') }) },
  { weight: 1, arbitrary: fc.record({ do: is('testConnection') }) },
  { weight: 1, arbitrary: fc.record({ do: is('restart') }) },
  { weight: 1, arbitrary: fc.record({ do: is('webhook'), nth }) },
  { weight: 1, arbitrary: fc.record({ do: is('reopen') }) },
  { weight: 1, arbitrary: fc.record({ do: is('look'), nth }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: is('person'),
      nth,
      how: fc.constantFrom(
        'as required',
        'as required',
        'as somebody else',
        'as somebody else',
        'giving up',
        'too late'
      ),
      proof: sometimes(proofEffect as fc.Arbitrary<Effect>)
    })
  },
  // Of nobody a colleague asks under another reference: by nothing else would the two be told apart.
  { weight: 1, arbitrary: fc.record({ do: is('colleague'), who: fc.nat(people.length - 2), reference: ownReference }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: is('colleague'), who: fc.constant(people.length - 1), reference: fc.constant('CASE-9') })
  },
  { weight: 9, arbitrary: fc.record({ do: is('fault'), fault: faults }) },
  { weight: 2, arbitrary: fc.record({ do: is('unplug'), how: fc.constantFrom('refused', 'lost') }) },
  { weight: 2, arbitrary: fc.record({ do: is('plug') }) },
  { weight: 1, arbitrary: fc.record({ do: is('repeat') }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: is('jump'), ms: fc.constantFrom(-400 * day, -hour, -minute, minute, hour, 400 * day) })
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: is('sleep'), ms: fc.constantFrom(second, minute, 8 * hour), stoodStill: yes })
  },
  { weight: 12, arbitrary: fc.record({ do: is('pass'), ms: passes }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: is('crash'),
      ending: fc.oneof(
        fc.record({ steps: fc.integer({ min: 1, max: 60 }), at: fc.constant(null) }),
        fc.record({ steps: fc.integer({ min: 1, max: 3 }), at: fc.constantFrom(...crashPoints) })
      ),
      downMs: fc.constantFrom(200, 10 * second, hour),
      cacheLost: fc.constantFrom(false, false, false, true)
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('odd'),
      who: fc.nat(people.length - 2),
      item: fc.constantFrom(...oddItems),
      fields: fc.constantFrom(...oddFields)
    })
  },
  { weight: 1, arbitrary: fc.record({ do: is('diskFull'), writes: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('list'),
      order: fc.constantFrom<Order[]>('newest-first', 'oldest-first', 'random-stable', 'random'),
      pageSizeCap: fc.constantFrom(1, 2, 3, 100),
      pageShift: fc.constantFrom('none', 'none', 'insert', 'move'),
      totalMissing: fc.constantFrom(false, false, true),
      unlistedFields: leftOut,
      unshownFields: fc.constantFrom<string[][]>([], [], [], ['result'], ['result.sub'], ['link', 'mismatched_claims'])
    })
  },
  { weight: 1, arbitrary: fc.record({ do: is('rule'), rule: fc.constantFrom('any', 'sub'), discovery: yes }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('dialect'),
      shape: fc.constantFrom('1.0', '1.1'),
      unknownStatus: fc.constantFrom(null, 'in_progress'),
      linkMissing: yes,
      unknownFields: yes
    })
  }
)

/** Schedules of up to `most` actions. */
export const schedules = (most = 24): fc.Arbitrary<Schedule> =>
  fc.record({
    dice: fc.nat(1_000_000),
    serverSkewMs: fc.constantFrom(0, 0, -3 * hour, 3 * hour),
    unlistedFields: leftOut,
    actions: fc.array(action, { minLength: 2, maxLength: most, size: 'max' })
  })

const fated = (effect: Effect | null) => (effect ? `; it meets ${JSON.stringify(effect)}` : '')

/** An action in words. */
export function inWords(happening: Action): string {
  switch (happening.do) {
    case 'create':
      return `the clerk asks person ${happening.who} under ${happening.reference || 'the suggested reference'}${fated(happening.fate)}`
    case 'person':
      return `a person completes request ${happening.nth} ${happening.how}${fated(happening.proof)}`
    case 'pass':
      return `${happening.ms / 1000} s pass`
    case 'jump':
      return `the desk's clock jumps by ${happening.ms / 1000} s`
    case 'fault':
      return `next ${happening.fault.times ?? 1} × ${happening.fault.call} (after ${happening.fault.after ?? 0}): ${JSON.stringify(happening.fault.effect)}`
    case 'crash':
      return `the app dies after ${happening.ending.steps} more steps${happening.ending.at ? `, counting “${happening.ending.at}”` : ''}${happening.cacheLost ? ', loses its cache,' : ''} and starts ${happening.downMs / 1000} s later`
    case 'newSecret':
      return 'somebody types the secret anew'
    case 'testConnection':
      return 'somebody tests the connection'
    case 'restart':
      return 'the loop of the service begins anew, as where its settings were saved'
    case 'webhook':
      return `the service names request ${happening.nth}`
    case 'reopen':
      return 'the desk is closed and opened again within the same process, as where damage was met'
    default: {
      const { do: name, ...rest } = happening
      return Object.keys(rest).length === 0 ? name : `${name} ${JSON.stringify(rest)}`
    }
  }
}

/** A schedule in words, a line for each action. */
export function scheduleInWords({ dice, serverSkewMs, unlistedFields, actions }: Schedule): string {
  const lines = actions.map((each, index) => `  ${index + 1}. ${inWords(each)}`)
  const left = unlistedFields.length > 0 ? `, lists leave out ${unlistedFields.join(', ')}` : ''
  return [`dice ${dice}, the service's clock is ${serverSkewMs / 1000} s off${left}`, ...lines].join('\n')
}
