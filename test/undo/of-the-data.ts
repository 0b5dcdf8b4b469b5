/** Protections of what is kept, and of what leaves the desk as a file; and of what the app is built from. */
import { inFile, type Protection } from './kit.ts'

const handOut = 'test/unit/proofs/hand-out.test.ts'
const nobody = 'test/unit/diagnostics/nobody-in-it.test.ts'
const supply = 'test/unit/package/supply.test.ts'

/** See above. */
export const ofTheData: readonly Protection[] = [
  ...inFile('main/store/open-store.ts', 'test/unit/startup/checkpoint-thread.test.ts', [
    'a thread lets go of the files of a store that is closed',
    'kept.bulk.end()',
    ''
  ]),
  ...inFile('main/sync/page-reader.ts', 'test/unit/costs/costs.test.ts', [
    'everything else has its turn between the parts of a page',
    'if (all.length > keptAtOnce) await nextTurn()',
    ''
  ]),
  ...inFile(
    'main/sync/doubts.ts',
    'test/unit/sync/outbox.test.ts',
    [
      'a reading that shows a request twice proves no absence',
      'ended && isConfirmed && known >= shown',
      'ended && isConfirmed'
    ],
    [
      'a request that is on the service is not told as refused',
      "'needsAttention', 'needsCorrecting']",
      "'needsAttention']"
    ]
  ),
  ...inFile('main/import/feed.ts', 'test/unit/audit/authors.test.ts', [
    'requests of a batch are by whoever let it run',
    'store.onBehalfOf(row.author, () => keepRequest(store, { serviceId, ...row.draft }, now))',
    'keepRequest(store, { serviceId, ...row.draft }, now)'
  ]),
  ...inFile('main/ipc/recorded.ts', 'test/unit/audit/authors.test.ts', [
    'who asked is the author of what is done later',
    'store.onBehalfOf(author, () => record(store, deed))',
    'record(store, deed)'
  ]),
  ...inFile('main/ipc/audit.ts', 'test/unit/audit/verify-call.test.ts', [
    'a cut tail is found by the desk itself',
    '...store.audit.heads(), ',
    ''
  ]),
  ...inFile('main/store/database/connection.ts', 'test/unit/store/open-store.test.ts', [
    'databases are encrypted',
    'connection.pragma(`key="${keyLiteral(key)}"`)',
    ''
  ]),
  ...inFile(
    'main/startup/database-key.ts',
    'test/unit/startup/desk.test.ts',
    ['no new key is made beside a database', 'if (!exists) return makeKey(options)', 'return makeKey(options)'],
    ['a key has 256 bits', 'const key = random(32)', 'const key = new Uint8Array(32)']
  ),
  ...inFile(
    'main/store/rekey.ts',
    'test/unit/startup/key-change.test.ts',
    ['the new key is everywhere', 'putInPlace(join(ready, name), place)', 'void place'],
    ['a damaged ledger’s key stays', 'name.startsWith(`${basename(ledgerFile(folder))}.damaged-`)', 'name === folder']
  ),
  ...inFile(
    'main/startup/key-change.ts',
    'test/unit/startup/key-change.test.ts',
    [
      'the old key is forgotten',
      'if (hasDamagedLedgers(folder) || (await forgetEntry(keychain, names.before)) === null) endRekey(folder)',
      'if (hasDamagedLedgers(folder) || keychain) endRekey(folder)'
    ],
    ['a change is told to the log', '!isTold(store, names.account)', 'false']
  ),
  ...inFile(
    'main/services/keep.ts',
    'test/unit/ipc/services.test.ts',
    ['a refused secret replaces none', "if (problem?.code === 'unauthorised') return failed(problem)", ''],
    ['a forgotten secret is gone', 'const fault = await forgetEntry(keychain, id)', 'const fault = null']
  ),
  ...inFile(
    'main/services/provision-file.ts',
    'test/unit/services/provision.test.ts',
    ['others may not read handed-over secrets', '(stats.mode & 0o044) !== 0', '(stats.mode & 0o044) === -1'],
    ['handed-over secrets are this user’s', "if (stats.uid !== owner) return 'notOwn'", ''],
    ['no link is followed to secrets', 'stats.isSymbolicLink() || (isFile && stats.nlink > 1)', 'stats.nlink === 0'],
    ['a file of secrets goes', 'unlinkSync(file)', '']
  ),
  ...inFile('main/policy/registry.ts', 'test/unit/policy/policy.test.ts', [
    'an unreadable registry is no absent one',
    "isAbsent(ask) ? { kind: 'none' } : { kind: 'refused', why: 'unreadable' }",
    "{ kind: 'none' }"
  ]),
  ...inFile('test/package/linux/launcher.ts', 'test/unit/package/installers.test.ts', [
    'the packages leave no core',
    String.raw`ulimit -c 0\n`,
    ''
  ]),
  ...inFile(
    'main/proofs/own-folder.ts',
    handOut,
    ['a link in a folder’s place is not emptied', 'there.isDirectory(),', 'true,'],
    ['only what the app handed out is removed', "handedOut.test(each.replace(mark, ''))", 'true'],
    ['opened proofs are for this user only', 'await handle.chmod(0o700)', '']
  ),
  ...inFile('main/files/file-name.ts', 'test/unit/files/file-name.test.ts', [
    'a name has no turned letters',
    ".replace(invisible, '')",
    ''
  ]),
  ...inFile(
    'common/csv.ts',
    'test/unit/renderer/import/csv.test.ts',
    ['no cell of a CSV is carried out', 'cell.replaceAll(formula, "\'")', 'cell'],
    [
      'no mark between cells frees one',
      String.raw`const formula = /(?<=^|[;,|\t\n]|\r(?!\n))`,
      'const formula = /(?<=^)'
    ]
  ),
  ...inFile(
    'main/diagnostics/settings.ts',
    nobody,
    ['no text of a setting is told to IT support', '      return howMuch(given)', '      return given', 'sampled'],
    ['of a choice only a word of its own', 'value.of.find((one) => one === given) ?? null', 'given']
  ),
  ...inFile(
    'main/diagnostics/log-lines.ts',
    nobody,
    ['no word of the log that is not known', '&& isKnownWord(value, channels)', ''],
    ['no event that is not known', 'event: isKnown ? msg : null', 'event: msg'],
    ['no field that is not known', 'countFields.has(name) && ', ''],
    ['no number as large as a code', '&& Math.abs(value) < mostCount', '']
  ),
  ...inFile(
    'main/diagnostics/files.ts',
    nobody,
    ['health is told without names and hosts', '...toldFacts(told) }', '...told }'],
    ['a failure’s detail is a known word', 'isKnownWord(detail) ? detail : undefined', 'detail ? detail : undefined'],
    ['no address of a service', 'services.map(toldService)', 'services'],
    ['no name in a policy but those of settings', 'initial: names(initial)', 'initial']
  ),
  ...inFile('main/store/database/census.ts', nobody, [
    'counts by the desk’s own words only',
    '...Object.fromEntries(counted), others',
    '...Object.fromEntries(found.map(({ word, count }) => [word, count])), others'
  ]),
  ...inFile('main/diagnostics/diagnostics.ts', nobody, [
    'nothing is saved that was not shown',
    "if (wanted?.id !== id) return failed({ code: 'notNow' })",
    "if (!wanted) return failed({ code: 'notNow' })"
  ]),
  ...inFile(
    'main/services/remove.ts',
    'test/unit/services/removal.test.ts',
    ['a service is removed only by its own name', 'if (typedName.trim() !== row.name)', 'if (typedName === undefined)'],
    [
      'a service with something under way is not removed',
      "if (unsettled > 0) return failed({ code: 'serviceUnsettled' })",
      ''
    ],
    [
      'the secret of a removed service goes',
      'const fault = await forgetEntry(keychain, id)',
      "const fault = null as 'locked' | null"
    ]
  ),
  ...inFile(
    'main/store/service-removal.ts',
    'test/unit/services/removal.test.ts',
    ['the proofs of a removed service go', "'main.proof',", ''],
    ['the notes of a removed service go', "'main.note',", ''],
    ['what the log tells of a removed service’s requests goes', 'audit.erase(request)', 'void request']
  ),
  ...inFile('main/store/backup/backup.ts', 'test/unit/services/removal.test.ts', [
    'no older backup has what was removed',
    'isRenewal ? all.filter(({ file }) => file !== backup.file) : outdated(all)',
    'outdated(all)'
  ]),
  ...inFile('common/words/services.ts', 'test/unit/texts/test-mark.test.ts', [
    'what is for practice says so',
    "environment === 'test'",
    'false'
  ]),
  ...inFile('main/proxy/sign-ins.ts', 'test/unit/proxy/sign-ins.test.ts', [
    'a sign-in that was refused is not given again',
    'return at !== undefined &&',
    'return at === null &&'
  ]),
  ...inFile('.npmrc', supply, ['nothing that is installed runs', 'ignore-scripts=true', 'ignore-scripts=false']),
  ...inFile(
    'electron-builder.yml',
    supply,
    ['the program is no plain Node', 'runAsNode: false', 'runAsNode: true'],
    [
      'nobody’s options reach its Node',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeOptionsEnvironmentVariable: true'
    ],
    ['no debugger by switch', 'enableNodeCliInspectArguments: false', 'enableNodeCliInspectArguments: true'],
    [
      'the archive is checked',
      'enableEmbeddedAsarIntegrityValidation: true',
      'enableEmbeddedAsarIntegrityValidation: false'
    ],
    ['the app comes from its archive', 'onlyLoadAppFromAsar: true', 'onlyLoadAppFromAsar: false'],
    ['files have no extra rights', 'grantFileProtocolExtraPrivileges: false', 'grantFileProtocolExtraPrivileges: true']
  ),
  ...inFile('package.json', supply, [
    'what is packaged knows it',
    'electron-vite build --mode package &&',
    'electron-vite build &&'
  ])
]
