/** The files of the diagnostics. Each is made of what is allowed, never of everything without what is forbidden. */
import { appearance } from '../../common/settings/appearance.ts'
import { lockableSettings } from '../../common/settings/policy.ts'
import { referenceTemplate } from '../../common/settings/references.ts'
import type { DiagnosticsFile } from '../../common/words/health/diagnostics.ts'
import { type HealthLine, type HealthTold, healthSubjects } from '../../common/words/health/line.ts'
import { isLoopback } from '../eeid/address.ts'
import type { HealthOf } from '../health/gather.ts'
import type { PolicyInForce } from '../policy/policy.ts'
import type { Desk } from '../startup/desk.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Store } from '../store/open-store.ts'
import { isKnownWord } from './known-words.ts'
import { toldLog } from './log-lines.ts'
import { toldSettings } from './settings.ts'

/** What the machine and the app say of themselves: versions and the like, without names and paths. */
export type MachineFacts = Readonly<Record<string, string | number>>

/** Where the files come from. */
export type DiagnosticsPorts = {
  desk: Pick<Desk, 'opened' | 'state'>
  health: HealthOf
  machine: () => MachineFacts
  policy: PolicyInForce
  /** The language, theme and height of rows. */
  preferences: () => object
  /** The folder of the log. */
  logs: string
  /** The names of the calls of the window, which the log names. */
  channels: ReadonlySet<string>
}

/** Makes all of them. `madeAt`: ISO 8601 in UTC. A file that cannot be made says so, and the others are there. */
export async function diagnosticsFiles(ports: DiagnosticsPorts, madeAt: string): Promise<DiagnosticsFile[]> {
  const store = ports.desk.opened()?.store
  const services = store?.services.list() ?? []
  const { locked } = ports.policy.policy
  const settings = (open: Store) => toldSettings((kept) => read(open, ports, kept), new Set(Object.keys(locked)))
  return Promise.all([
    jsonFile('about.json', () => about(ports, madeAt)),
    jsonFile('health.json', () => health(ports, services)),
    jsonFile('settings.json', () => (store ? settings(store) : null)),
    jsonFile('counts.json', () => (store ? { services: services.map(toldService), ...store.census() } : null)),
    jsonFile('policy.json', () => policy(ports.policy)),
    file('log.jsonl', async () => `${(await toldLog(ports.logs, ports.channels)).join('\n')}\n`)
  ])
}

const jsonFile = (name: string, make: () => unknown): Promise<DiagnosticsFile> =>
  file(name, async () => `${JSON.stringify(await make(), null, 2)}\n`)

async function file(name: string, make: () => Promise<string>): Promise<DiagnosticsFile> {
  try {
    return { name, text: await make() }
  } catch (error) {
    const why = error instanceof Error && isKnownWord(error.name) ? error.name : 'Error'
    return { name, text: `${JSON.stringify({ couldNotBeMade: why })}\n` }
  }
}

function about({ desk, machine }: DiagnosticsPorts, madeAt: string) {
  const { stage, cacheRebuilt, ledgerRestored, setAside, keepsNothing } = desk.state()
  const started = {
    stage,
    cacheRebuilt,
    isRestored: Boolean(ledgerRestored),
    isSetAside: Boolean(setAside),
    keepsNothing
  }
  return { format: 'eeid-desk-diagnostics', version: 1, madeAt, ...machine(), desk: started }
}

async function health({ health: look }: DiagnosticsPorts, services: readonly ServiceRow[]) {
  const lines = await Promise.all(healthSubjects.map(look))
  const numberOf = (line: HealthLine) => services.findIndex(({ id }) => id === line.serviceId) + 1
  return lines.flat().map((line) => {
    const { subject, state, code, told, serviceId } = line
    return { subject, ...(serviceId === null ? {} : { service: numberOf(line) }), state, code, ...toldFacts(told) }
  })
}

/** Times, numbers and codes: not the names of services, issuers and proxies. */
function toldFacts({ at, days, count, bytes, ms, minutes, problem }: HealthTold) {
  const { code, looksLike, detail } = problem ?? {}
  const known = detail !== undefined && isKnownWord(detail) ? detail : undefined
  return { at, days, count, bytes, ms, minutes, problem: code, looksLike, detail: known }
}

// Appearance and the template of references are kept elsewhere than the other settings.
function read(
  store: Store,
  { preferences }: DiagnosticsPorts,
  kept: Parameters<Parameters<typeof toldSettings>[0]>[0]
) {
  if (kept.name === appearance.name) return preferences()
  return kept.name === referenceTemplate.name ? store.desk.template() : store.settings.get(kept as never)
}

/** Whose service it is, without its address. */
function toldService({ environment, baseUrl }: ServiceRow, index: number) {
  const host = URL.parse(baseUrl)?.hostname ?? ''
  const isEeid = host === 'eeid.ee' || host.endsWith('.eeid.ee')
  const where = isEeid ? 'eeid.ee' : isLoopback(host) ? 'this computer' : 'elsewhere'
  return { service: index + 1, environment: environment === 'live' ? 'live' : 'test', where }
}

// Names in a policy are whatever somebody typed: only those of settings are told.
function policy({ policy: { source, locked, initial }, faults, refused }: PolicyInForce) {
  const names = (some: object) => lockableSettings.flatMap(({ name }) => (Object.hasOwn(some, name) ? [name] : []))
  const counted = { unknown: faults.filter(({ fault }) => fault === 'unknown').length, all: faults.length }
  return { source, refused, locked: names(locked), initial: names(initial), faults: counted }
}
