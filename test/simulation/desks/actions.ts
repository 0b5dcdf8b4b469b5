/** What can happen in an office of several desks, how it is drawn, and how it is said in words. */
import fc from 'fast-check'
import { type CreateFate, createFates } from './creates.ts'
import { type Ending, endings } from './mortal.ts'

/** What a clerk does at a desk. `desk` and `request` are taken round the numbers that there are. */
export type ClerkAct =
  | { do: 'decide'; desk: number; request: number; verdict: 'accept' | 'reject' }
  | { do: 'withdraw'; desk: number; request: number }
  | { do: 'note'; desk: number; request: number }
  | { do: 'create'; desk: number; isTyped: boolean }

/** What becomes of the server, and of the way to it. */
export type ServerEvent =
  | { do: 'partition' | 'reconnect'; desk: number }
  | { do: 'failOver'; lost: number }
  | { do: 'serverBack'; share: number }
  | { do: 'serverEmptied' }

/** The life of a desk ends after so many more steps, of one kind where that is told. */
export type Crash = { do: 'crash'; desk: number; steps: number; at: Ending | null }

/** One thing that happens. `meanwhile`: between the calls of an exchange. */
export type OfficeAction =
  | ClerkAct
  | ServerEvent
  | Crash
  | { do: 'erase'; desk: number; request: number }
  | { do: 'exchange'; desks: number[]; everything: boolean; meanwhile: (ClerkAct | ServerEvent | Crash)[] }
  | { do: 'send'; desks: number[]; fates: CreateFate[] }
  | { do: 'pass'; ms: number }
  | { do: 'jump'; desk: number; ms: number }
  | { do: 'copy'; desk: number }
  | { do: 'putBack'; desk: number; nth: number; by: 'the app' | 'somebody' }
  | { do: 'clone'; desk: number }
  | { do: 'withhold'; nth: number }
  | { do: 'junk'; what: Junk; nth: number }

/** What somebody puts who has only a login. */
export type Junk = (typeof junks)[number]

/** See above. */
export const junks = ['entry behind the last', 'entry beside another', 'stream', 'body', 'key', 'statement'] as const

/** What happens, and what the dice of ids and of turns do. */
export type OfficeSchedule = { dice: number; actions: OfficeAction[] }

const day = 86_400_000
const years = (count: number): number => count * 365 * day

const is = <Name extends OfficeAction['do']>(name: Name) => fc.constant(name)
const desk = fc.nat(5)
const request = fc.nat(2)

const decide = fc.record({ do: is('decide'), desk, request, verdict: fc.constantFrom('accept', 'reject') })
const withdraw = fc.record({ do: is('withdraw'), desk, request })
const note = fc.record({ do: is('note'), desk, request })
const create = fc.record({ do: is('create'), desk, isTyped: fc.boolean() })

const clerkAct = fc.oneof(
  { weight: 4, arbitrary: decide },
  { weight: 1, arbitrary: withdraw },
  { weight: 4, arbitrary: note },
  { weight: 2, arbitrary: create }
) as fc.Arbitrary<ClerkAct>

const serverEvent = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('partition', 'reconnect', 'reconnect'), desk }) },
  { weight: 2, arbitrary: fc.record({ do: is('failOver'), lost: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: is('serverBack'), share: fc.constantFrom(0, 0.25, 0.5, 0.75, 0.9) }) },
  { weight: 1, arbitrary: fc.record({ do: is('serverEmptied') }) }
) as fc.Arbitrary<ServerEvent>

const crash = fc.oneof(
  fc.record({
    do: is('crash'),
    desk,
    steps: fc.integer({ min: 1, max: 90 }),
    at: fc.constant<Ending | null>(null)
  }),
  fc.record({
    do: is('crash'),
    desk,
    steps: fc.integer({ min: 1, max: 3 }),
    at: fc.constantFrom<Ending | null>(...endings)
  })
)

const exchange = fc.record({
  do: is('exchange'),
  desks: fc.oneof(
    { weight: 2, arbitrary: desk.map((one) => [one]) },
    { weight: 2, arbitrary: fc.uniqueArray(desk, { minLength: 2, maxLength: 5 }) },
    { weight: 1, arbitrary: fc.constant([0, 1, 2, 3, 4, 5]) }
  ),
  everything: fc.boolean(),
  meanwhile: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 2,
      arbitrary: fc.array(
        fc.oneof(
          { weight: 2, arbitrary: clerkAct },
          { weight: 1, arbitrary: serverEvent },
          { weight: 1, arbitrary: crash }
        ),
        { minLength: 1, maxLength: 3 }
      )
    }
  )
})

const send = fc.record({
  do: is('send'),
  desks: fc.uniqueArray(desk, { minLength: 1, maxLength: 3 }),
  fates: fc.array(fc.constantFrom(...createFates), { maxLength: 4 })
})

const action = fc.oneof(
  { weight: 12, arbitrary: clerkAct },
  { weight: 2, arbitrary: fc.record({ do: is('erase'), desk, request }) },
  { weight: 14, arbitrary: exchange },
  { weight: 5, arbitrary: send },
  { weight: 2, arbitrary: fc.record({ do: is('pass'), ms: fc.constantFrom(1_000, 9_000, 61_000, day) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('jump'),
      desk,
      ms: fc.constantFrom(years(-6), years(6), -400_000, 400_000, -day, day)
    })
  },
  { weight: 3, arbitrary: serverEvent },
  { weight: 3, arbitrary: crash },
  { weight: 2, arbitrary: fc.record({ do: is('copy'), desk }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('putBack'),
      desk,
      nth: fc.nat(3),
      by: fc.constantFrom('the app', 'somebody', 'somebody')
    })
  },
  { weight: 1, arbitrary: fc.record({ do: is('clone'), desk }) },
  { weight: 1, arbitrary: fc.record({ do: is('withhold'), nth: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ do: is('junk'), what: fc.constantFrom(...junks), nth: fc.nat(60) }) }
) as fc.Arbitrary<OfficeAction>

/** Schedules of up to `most` actions. */
export const officeSchedules = (most = 30): fc.Arbitrary<OfficeSchedule> =>
  fc.record({
    dice: fc.nat(1_000_000),
    actions: fc.array(action, { minLength: 3, maxLength: most, size: 'max' })
  })

const at = (happening: { desk: number }): string => `desk ${happening.desk + 1}`

/** An action in words. */
export function officeInWords(happening: OfficeAction): string {
  switch (happening.do) {
    case 'decide':
      return `${at(happening)} decides on request ${happening.request + 1}: ${happening.verdict}`
    case 'withdraw':
      return `${at(happening)} withdraws what was decided last on request ${happening.request + 1}`
    case 'note':
      return `${at(happening)} notes something about request ${happening.request + 1}`
    case 'create':
      return `${at(happening)} asks somebody under ${happening.isTyped ? 'a typed' : 'the suggested'} reference`
    case 'erase':
      return `${at(happening)} erases request ${happening.request + 1}`
    case 'exchange': {
      const { desks, everything, meanwhile } = happening
      const acts = meanwhile.length > 0 ? `; meanwhile ${meanwhile.map(officeInWords).join(', ')}` : ''
      return `desks ${desks.map((one) => one + 1).join(', ')} exchange${everything ? ' everything' : ''}${acts}`
    }
    case 'send':
      return `desks ${happening.desks.map((one) => one + 1).join(', ')} send what waits${happening.fates.length > 0 ? `: ${happening.fates.join(', ')}` : ''}`
    case 'pass':
      return `${happening.ms / 1000} s pass`
    case 'jump':
      return `the clock of ${at(happening)} jumps by ${happening.ms / 1000} s`
    case 'crash':
      return `${at(happening)} dies after ${happening.steps} more steps${happening.at ? `, counting “${happening.at}”` : ''}`
    case 'putBack':
      return `${happening.by} puts the ledger of ${at(happening)} back to copy ${happening.nth} from the last`
    case 'partition':
      return `${at(happening)} does not reach the server`
    case 'reconnect':
      return `${at(happening)} reaches the server again`
    case 'copy':
      return `the ledger of ${at(happening)} is copied`
    case 'clone':
      return `${at(happening)} is cloned`
    case 'failOver':
      return `a standby takes over without the last ${happening.lost} transactions`
    case 'serverBack':
      return `the server is put back to a state of ${happening.share}`
    case 'serverEmptied':
      return 'the server is emptied'
    case 'withhold':
      return `the server withholds entry ${happening.nth}`
    case 'junk':
      return `somebody with a login puts a ${happening.what} (${happening.nth})`
  }
}

/** A schedule in words, a line for each action. */
export const officeScheduleInWords = ({ dice, actions }: OfficeSchedule): string =>
  [`dice ${dice}`, ...actions.map((each, index) => `  ${index + 1}. ${officeInWords(each)}`)].join('\n')
