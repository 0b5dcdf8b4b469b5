/** Protections of what is kept, and of what leaves the desk as a file; and of what the app is built from. */
import { inFile, type Protection } from './kit.ts'

const handOut = 'test/unit/proofs/hand-out.test.ts'
const nobody = 'test/unit/diagnostics/nobody-in-it.test.ts'
const supply = 'test/unit/package/supply.test.ts'

/** See above. */
export const ofTheData: readonly Protection[] = [
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
