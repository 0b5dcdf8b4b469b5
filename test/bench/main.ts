/** The bench's second half, inside the keychain's session: measures, prints a table, and writes the figures. */
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import type { Host } from '../host/choose-host.ts'
import { type Figures, type Frames, figuresOf } from './figures.ts'
import { benchHandover, firstRounds } from './handover.ts'
import { benchList, type ListFigures } from './list.ts'

/** What is to be measured. `json` is where the figures go; nowhere where null. */
export type Bench = { only: string | null; json: string | null; count: number; host: Host }

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const row = (name: string, { n, p50, p95, max }: Figures | Frames, over = '') =>
  [name.padEnd(34), ...[n, p50, p95, max].map((value) => String(value).padStart(8)), over.padStart(9)].join(' ')

const stolenOf = (percent: number | null) => (percent === null ? 'unknown' : `${percent} %`)

function printList({ count, keys, unseen, slowest, scroll, noise, stolen, isWithin }: ListFigures): void {
  print(`\nThe list of ${count} requests, milliseconds`)
  print([' '.repeat(34), ...['n', 'p50', 'p95', 'max', 'over 33'].map((head) => head.padStart(8))].join(' '))
  print(row('key press to painted rows', keys))
  print(row('  key press on an empty page', noise.keys))
  print(row('frames while scrolling', scroll, String(scroll.over33)))
  print(row('  frames of an empty page', noise.scroll, String(noise.scroll.over33)))
  print(`taken by other machines: ${stolenOf(stolen.keys)} while typing, ${stolenOf(stolen.scroll)} while scrolling`)
  print(`slowest: ${slowest.map(({ typed, ms }) => `${typed} ${ms}`).join(', ')}; unseen: ${unseen}`)
  print(`p95 of key presses within 50 ms: ${isWithin.keys}; no frame over 33 ms: ${isWithin.scroll}`)
}

type HandoverFigures = { added: Figures; first: Figures; service: Figures }

// A service beyond the internet takes about so long; one that is beside the app, next to nothing.
const serviceMs = { usual: 150, atOnce: 0 }

async function measureHandover(host: Host, service: keyof typeof serviceMs): Promise<HandoverFigures> {
  const times = await benchHandover({ host, rounds: 60, serviceMs: serviceMs[service] })
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

const bench = JSON.parse(process.argv[2] ?? '{}') as Bench
const figures: { list?: ListFigures; handover?: Record<keyof typeof serviceMs, HandoverFigures> } = {}
if (bench.only === null || bench.only === 'list') {
  figures.list = await benchList({ host: bench.host, count: bench.count, print })
  printList(figures.list)
}
if (bench.only === null || bench.only === 'handover') {
  const usual = await measureHandover(bench.host, 'usual')
  const atOnce = await measureHandover(bench.host, 'atOnce')
  figures.handover = { usual, atOnce }
  printHandover(usual, atOnce)
}
const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', load: loadavg(), host: bench.host.kind }
if (bench.json !== null) writeFileSync(bench.json, `${JSON.stringify({ machine, ...figures }, null, 2)}\n`)
