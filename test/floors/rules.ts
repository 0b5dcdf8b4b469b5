/**
 * The floors of the house: who may import whom, type imports included. `npm run floors` holds them, and a test breaks
 * each rule once. What stands higher may import what stands lower, never the other way round.
 */

import type { ICruiseOptions, IRegularForbiddenRuleType } from 'dependency-cruiser'

/** The renderer, from the top down. Features know one another only along `featureArrows`. */
const floors: readonly (readonly string[])[] = [
  ['window', 'screen'],
  [
    'audit',
    'clerks',
    'completed',
    'create',
    'day',
    'decision',
    'filing',
    'handover',
    'health',
    'list',
    'import',
    'lock',
    'notifications',
    'numbers',
    'office',
    'onboarding',
    'palette',
    'programs',
    'proof',
    'proof-batch',
    'request',
    'retention',
    'settings'
  ],
  ['drafts', 'templates'],
  ['state'],
  ['claims'],
  ['ui', 'locales']
]
const features = floors[1] ?? []

/** Which feature may import which other one. */
const featureArrows: Readonly<Record<string, readonly string[]>> = {
  audit: ['list'],
  clerks: ['proof'],
  completed: ['list'],
  create: ['handover'],
  day: ['list', 'proof'],
  decision: ['list'],
  handover: ['proof'],
  lock: ['clerks', 'settings'],
  numbers: ['proof'],
  office: ['proof'],
  onboarding: ['settings'],
  palette: ['decision', 'list'],
  programs: ['list'],
  'proof-batch': ['list', 'proof'],
  request: ['decision', 'handover', 'proof'],
  settings: ['clerks', 'filing', 'handover', 'notifications', 'office', 'programs', 'proof', 'retention']
}

/** Which folder of main may import which other ones; whoever is not named here may import none. */
const mainArrows: Readonly<Record<string, readonly string[]>> = {
  clerks: ['clock', 'credentials', 'paper', 'startup', 'store', 'texts'],
  // biome-ignore format: one line a folder
  compose: ['about', 'clerks', 'clock', 'credentials', 'diagnostics', 'eeid', 'erasure', 'events', 'handover', 'health', 'import', 'ipc', 'lock', 'log', 'notifications', 'office', 'paper', 'policy', 'printing', 'programs', 'proofs', 'proxy', 'record', 'reports', 'resources', 'services', 'shell', 'starting', 'startup', 'store', 'texts', 'updates', 'webhook'],
  credentials: ['clock', 'log'],
  diagnostics: ['eeid', 'files', 'health', 'policy', 'startup', 'store'],
  eeid: ['clock', 'log'],
  // biome-ignore format: one line a folder
  erasure: ['audit', 'clock', 'files', 'filing', 'log', 'outcome', 'paper', 'proofs', 'record', 'requests', 'startup', 'store'],
  events: ['log', 'proofs'],
  filing: ['audit', 'clock', 'files', 'log', 'outcome', 'proofs', 'store'],
  handover: ['eeid', 'paper', 'printing', 'reference', 'requests', 'services', 'startup', 'store', 'texts'],
  // biome-ignore format: one line a folder
  health: ['clerks', 'clock', 'credentials', 'eeid', 'filing', 'policy', 'proxy', 'startup', 'store', 'webhook'],
  import: ['clock', 'files', 'log', 'requests', 'store'],
  // biome-ignore format: one line a folder
  ipc: ['audit', 'clerks', 'clock', 'credentials', 'diagnostics', 'eeid', 'erasure', 'files', 'filing', 'handover', 'health', 'import', 'log', 'notifications', 'office', 'paper', 'policy', 'printing', 'programs', 'proofs', 'proxy', 'record', 'reports', 'requests', 'services', 'starting', 'startup', 'store', 'sync', 'texts', 'updates', 'webhook'],
  lock: ['clock'],
  log: ['clock'],
  notifications: ['clock', 'handover', 'reference', 'store', 'texts'],
  office: ['audit', 'clock', 'credentials', 'log', 'paper', 'store', 'texts'],
  outcome: ['eeid'],
  policy: ['log'],
  printing: ['store'],
  programs: ['clock', 'files', 'log', 'proofs', 'requests', 'store', 'texts'],
  proofs: ['clock', 'eeid', 'files', 'log', 'printing', 'reference', 'store'],
  record: ['audit', 'eeid', 'files', 'outcome', 'paper', 'proofs', 'store', 'texts'],
  proxy: ['clock', 'credentials', 'eeid', 'log'],
  reference: ['eeid', 'handover', 'store'],
  // biome-ignore format: one line a folder
  reports: ['clock', 'files', 'import', 'paper', 'proofs', 'store', 'texts'],
  requests: ['clock', 'eeid', 'filing', 'outcome', 'services', 'store'],
  services: ['clock', 'credentials', 'eeid', 'store', 'sync', 'texts'],
  shell: ['eeid', 'ipc', 'log', 'printing', 'starting', 'texts', 'updates'],
  starting: ['clock', 'store', 'texts'],
  // biome-ignore format: one line a folder
  startup: ['audit', 'clock', 'credentials', 'eeid', 'events', 'files', 'filing', 'import', 'log', 'office', 'programs', 'requests', 'store', 'sync', 'texts', 'webhook'],
  store: ['audit', 'clock', 'files', 'outcome'],
  sync: ['clock', 'eeid', 'log', 'outcome', 'proofs', 'store'],
  updates: ['clock', 'eeid', 'log'],
  webhook: ['clock', 'eeid', 'log', 'store', 'texts']
}

const inRenderer = (folders: readonly string[]): string => `^renderer/(${folders.join('|')})/`

const upwards = floors.slice(1).map((folders, index) => ({
  name: `${folders.join(', ')}: no floor above`,
  from: { path: inRenderer(folders) },
  to: { path: inRenderer(floors.slice(0, index + 1).flat()) }
}))

const sideways = features.map((feature) => ({
  name: `${feature}: only the features that it is drawn with`,
  from: { path: inRenderer([feature]) },
  to: { path: inRenderer(features.filter((other) => other !== feature && !featureArrows[feature]?.includes(other))) }
}))

const mainGraph: IRegularForbiddenRuleType[] = [
  ...Object.entries(mainArrows).map(([folder, others]) => ({
    name: `main/${folder}: only what is drawn for it`,
    from: { path: `^main/${folder}/` },
    to: { path: '^main/', pathNot: `^main/(${[folder, ...others].join('|')})/` }
  })),
  {
    name: 'main: whoever is not drawn stands alone',
    from: { path: '^main/([^/]+)/', pathNot: `^main/(${Object.keys(mainArrows).join('|')})/` },
    to: { path: '^main/', pathNot: '^main/$1/' }
  },
  {
    name: 'main: the contract only for the handlers and the door',
    from: { path: '^main/', pathNot: '^main/ipc/' },
    to: { path: '^preload/' }
  }
]

const sides: IRegularForbiddenRuleType[] = [
  { name: 'common: nothing of ours', from: { path: '^common/' }, to: { path: '^(main|preload|renderer|test)/' } },
  { name: 'preload: neither side', from: { path: '^preload/' }, to: { path: '^(main|renderer|test)/' } },
  { name: 'renderer: not main', from: { path: '^renderer/' }, to: { path: '^(main|test)/' } },
  { name: 'renderer: of the preload only the contract', from: { path: '^renderer/' }, to: { path: '^preload/[^/]+$' } },
  {
    name: 'renderer: no schemas, nor their library',
    from: { path: '^renderer/' },
    to: { path: '(^|node_modules/)zod(/|$)|^common/settings/schema\\.ts$' }
  },
  {
    name: 'common: schemas and their library only for those that need them',
    from: { path: '^common/', pathNot: '^common/settings/schema\\.ts$' },
    to: { path: '(^|node_modules/)zod(/|$)|^common/settings/schema\\.ts$' }
  },
  { name: 'renderer: nothing of Node', from: { path: '^renderer/' }, to: { dependencyTypes: ['core'] } },
  { name: 'main: not the renderer', from: { path: '^main/' }, to: { path: '^(renderer|test)/' } },
  {
    name: 'main: nothing of a window',
    from: { path: '^main/' },
    to: { path: '(^|node_modules/)(react|react-[^/]+|@mantine|zustand)(/|$)' }
  },
  {
    name: 'electron: only in the shell and in the two preload scripts',
    from: { path: '^(common|main|preload|renderer)/', pathNot: '^(main/shell/|preload/(index|screen)\\.ts$)' },
    to: { path: '(^|node_modules/)electron(/|$)' }
  }
]

/** The rules, as dependency-cruiser reads them. */
export const rules: IRegularForbiddenRuleType[] = [
  { name: 'no circle of files', from: {}, to: { circular: true } },
  ...sides,
  ...mainGraph,
  ...upwards,
  ...sideways
].map((rule): IRegularForbiddenRuleType => ({ severity: 'error', ...rule }))

/** How the imports are read. Only with this parser are imports of types seen in TypeScript 7. */
export const options: ICruiseOptions = {
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' }
}
