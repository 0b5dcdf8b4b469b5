/** The bench's second half, inside the keychain's session: measures, prints a table, and writes the figures. */
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Host } from '../host/choose-host.ts'
import { type ActionFigures, benchActions } from './actions.ts'
import { type Compared, linesOf } from './compare.ts'
import { type Figures, type Frames, figuresOf } from './figures.ts'
import { benchHandover, firstRounds } from './handover.ts'
import { benchList, type ListFigures } from './list.ts'
import { madeDesks } from './made.ts'
import { benchMemory, type MemoryFigures, together } from './memory.ts'
import { type BenchName, benches } from './names.ts'
import { benchOfficeCatchUp, benchOfficeSeen } from './office.ts'
import { benchOpen } from './open.ts'
import { benchProofs } from './proofs.ts'
import { benchSeed } from './seed.ts'
import { benchBulk, benchFirstSync, benchSweep } from './service.ts'
import { type SizeFigures, sizeOf } from './size.ts'
import { benchStart } from './start.ts'
import { withStolen } from './stolen.ts'

/** What is to be measured. `json` is where the figures go, nowhere where null; `count` null: as many as each bench has. */
export type Bench = { only: readonly string[] | null; json: string | null; count: number | null; host: Host }

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const row = (name: string, { n, p50, p95, max }: Figures | Frames, over = '') =>
  [name.padEnd(34), ...[n, p50, p95, max].map((value) => String(value).padStart(8)), over.padStart(9)].join(' ')

const stolenOf = (percent: number | null) => (percent === null ? 'unknown' : `${percent} %`)

function printList({ count, keys, unseen, slowest, scroll, noise, stolen, memory, isWithin }: ListFigures): void {
  print(`\nThe list of ${count} requests, milliseconds`)
  print([' '.repeat(34), ...['n', 'p50', 'p95', 'max', 'over 33'].map((head) => head.padStart(8))].join(' '))
  print(row('key press to painted rows', keys))
  print(row('  key press on an empty page', noise.keys))
  print(row('frames while scrolling', scroll, String(scroll.over33)))
  print(row('  frames of an empty page', noise.scroll, String(noise.scroll.over33)))
  print(`taken by other machines: ${stolenOf(stolen.keys)} while typing, ${stolenOf(stolen.scroll)} while scrolling`)
  print(`slowest: ${slowest.map(({ typed, ms }) => `${typed} ${ms}`).join(', ')}; unseen: ${unseen}`)
  print(`p95 of key presses at most the empty page’s and 40 ms: ${isWithin.keys}`)
  print(`no more frames over 33 ms than the empty page: ${isWithin.scroll}`)
  print(`main keeps ${memory} MB to search; at most 200: ${isWithin.memory}`)
}

type HandoverFigures = { added: Figures; first: Figures; service: Figures }

// A service beyond the internet takes about so long; one that is beside the app, next to nothing.
const serviceMs = { usual: 150, atOnce: 0 }

async function measureHandover(host: Host, service: keyof typeof serviceMs, rounds: number): Promise<HandoverFigures> {
  const times = await benchHandover({ host, rounds, serviceMs: serviceMs[service] })
  const added = times.map(({ whole, service }) => whole - service)
  return {
    added: figuresOf(added.slice(firstRounds)),
    first: figuresOf(added.slice(0, firstRounds)),
    service: figuresOf(times.map(({ service }) => service))
  }
}

function printHandover(usual: HandoverFigures, atOnce: HandoverFigures): void {
  print('\nFrom Create pressed to the code painted, milliseconds')
  print([' '.repeat(34), ...['n', 'p50', 'p95', 'max'].map((head) => head.padStart(8))].join(' '))
  for (const { added, first, service } of [usual, atOnce]) {
    print(row('what the app adds', added))
    print(row(`  to the first ${first.n} after a start`, first))
    print(row('  the service’s own answer', service))
  }
  print(`p95 of what the app adds to a usual service within 100 ms: ${usual.added.p95 <= 100}`)
}

function printed(compared: Compared): Compared {
  linesOf(compared).forEach(print)
  return compared
}

function printActions({ count, noise, actions }: ActionFigures): void {
  print(`\nKey press to what it opens, in a list of ${count}, milliseconds`)
  print([' '.repeat(34), ...['n', 'p50', 'p95', 'max'].map((head) => head.padStart(8))].join(' '))
  for (const { name, took, waited, isWithin } of actions)
    print(
      `${row(name, took)} within ${isWithin}${waited > 0 ? `, of which ${waited} to tell a hand from a scanner` : ''}`
    )
  print(row('  key press on an empty page', noise))
}

const inParts = (memory: MemoryFigures['idle']): string =>
  memory === null ? 'unknown' : `main ${memory.main}, window ${memory.window}, together ${together(memory)}`

function printMemory({ count, idle, before, after, rounds, isWithin }: MemoryFigures): void {
  print(`\nPrivate memory with ${count} requests, MB`)
  print(`idle: ${inParts(idle)}; at most 250 together: ${isWithin.idle}`)
  print(
    `after ${rounds.before} people ${inParts(before)}, after ${rounds.after} ${inParts(after)}; at most 1.1 ×: ${isWithin.grown}`
  )
}

function printSize({ script, texts, app, isWithin }: SizeFigures): void {
  print('\nSize, kB of a thousand bytes')
  print(`script of the first picture, gzipped: ${script}; at most 200: ${isWithin.script}; its texts besides: ${texts}`)
  print(`what goes into app.asar: ${app}; at most 12000: ${isWithin.app}`)
}

const bench = JSON.parse(process.argv[2] ?? '{}') as Bench
const figures: Record<string, unknown> = {}
const made = madeDesks()

/** Each bench: does it, prints what came of it, and returns the figures. */
const doing: Readonly<Record<BenchName, (count: number) => Promise<unknown>>> = {
  start: async (count) => printed(await benchStart(count, await made.of(count), bench.host)),
  async list(count) {
    const list = await benchList({ host: bench.host, count, made: await made.of(count), print })
    printList(list)
    return list
  },
  async actions(count) {
    const actions = await benchActions(count, await made.of(count), bench.host)
    printActions(actions)
    return actions
  },
  async handover(rounds) {
    const usual = await measureHandover(bench.host, 'usual', rounds)
    const atOnce = await measureHandover(bench.host, 'atOnce', rounds)
    printHandover(usual, atOnce)
    return { usual, atOnce }
  },
  sweep: async (count) => printed(await benchSweep(count)),
  firstSync: async (count) => printed(await benchFirstSync(count)),
  bulk: async (count) => printed(await benchBulk(count)),
  proofs: async (count) => printed(await benchProofs(count)),
  open: async (count) => printed(await benchOpen(count, await made.of(count), await made.of(0))),
  async memory(count) {
    const memory = await benchMemory(count, await made.of(count), bench.host)
    printMemory(memory)
    return memory
  },
  async size() {
    const size = sizeOf(join(import.meta.dirname, '../../out'))
    printSize(size)
    return size
  },
  seed: async (count) => printed(benchSeed(count, await made.of(count))),
  async office(rounds) {
    const seen = await benchOfficeSeen(rounds)
    print('\nFrom a decision to its being at another desk of the office, milliseconds')
    print(row('seen at the other desk', seen))
    print(`p95 within a second: ${seen.p95 <= 1000}`)
    return { seen, caughtUp: printed(await benchOfficeCatchUp(rounds * 50)) }
  }
}

for (const name of Object.keys(benches) as BenchName[]) {
  if (bench.only !== null && !bench.only.includes(name)) continue
  const { value, stolen } = await withStolen(() => doing[name](bench.count ?? benches[name]))
  print(`while ${name} was measured, other machines took ${stolenOf(stolen)}; the load is ${loadavg()[0]?.toFixed(1)}`)
  figures[name] = { stolen, load: loadavg()[0], value }
}
await made.end()
const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', load: loadavg(), host: bench.host.kind }
if (bench.json !== null) writeFileSync(bench.json, `${JSON.stringify({ machine, ...figures }, null, 2)}\n`)
