/** The bench's second half, inside the keychain's session: measures, prints a table, and writes the figures. */
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import type { Host } from '../host/choose-host.ts'
import { type Figures, type Frames, figuresOf } from './figures.ts'
import { benchHandover } from './handover.ts'
import { benchList, type ListFigures } from './list.ts'

/** What is to be measured. `json` is where the figures go; nowhere where null. */
export type Bench = { only: string | null; json: string | null; count: number; host: Host }

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const row = (name: string, { n, p50, p95, max }: Figures | Frames, over = '') =>
  [name.padEnd(34), ...[n, p50, p95, max].map((value) => String(value).padStart(8)), over.padStart(9)].join(' ')

function printList({ count, keys, unseen, slowest, scroll, noise, isWithin }: ListFigures): void {
  print(`\nThe list of ${count} requests, milliseconds`)
  print([' '.repeat(34), ...['n', 'p50', 'p95', 'max', 'over 33'].map((head) => head.padStart(8))].join(' '))
  print(row('key press to painted rows', keys))
  print(row('  key press on an empty page', noise.keys))
  print(row('frames while scrolling', scroll, String(scroll.over33)))
  print(row('  frames of an empty page', noise.scroll, String(noise.scroll.over33)))
  print(`slowest: ${slowest.map(({ typed, ms }) => `${typed} ${ms}`).join(', ')}; unseen: ${unseen}`)
  print(`p95 of key presses within 50 ms: ${isWithin.keys}; no frame over 33 ms: ${isWithin.scroll}`)
}

function printHandover({ added, service }: { added: Figures; service: Figures }): void {
  print('\nFrom Create pressed to the code painted, milliseconds')
  print([' '.repeat(34), ...['n', 'p50', 'p95', 'max'].map((head) => head.padStart(8))].join(' '))
  print(row('what the app adds', added))
  print(row('  the service’s own answer', service))
  print(`p95 of what the app adds within 100 ms: ${added.p95 <= 100}`)
}

const bench = JSON.parse(process.argv[2] ?? '{}') as Bench
const figures: { list?: ListFigures; handover?: { added: Figures; service: Figures } } = {}
if (bench.only === null || bench.only === 'list') {
  figures.list = await benchList({ host: bench.host, count: bench.count, print })
  printList(figures.list)
}
if (bench.only === null || bench.only === 'handover') {
  const times = await benchHandover({ host: bench.host, rounds: 40 })
  figures.handover = {
    added: figuresOf(times.map(({ whole, service }) => whole - service)),
    service: figuresOf(times.map(({ service }) => service))
  }
  printHandover(figures.handover)
}
const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', load: loadavg(), host: bench.host.kind }
if (bench.json !== null) writeFileSync(bench.json, `${JSON.stringify({ machine, ...figures }, null, 2)}\n`)
