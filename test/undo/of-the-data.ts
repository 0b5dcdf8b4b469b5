/** Protections of what is kept, and of what leaves the desk as a file; and of what the app is built from. */
import { inFile, type Protection } from './kit.ts'

const handOut = 'test/unit/proofs/hand-out.test.ts'
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
    'main/services/remove.ts',
    'test/unit/services/removal.test.ts',
    ['a service is removed only by its own name', 'if (typedName.trim() !== row.name)', 'if (typedName === undefined)'],
    [
      'a service with something under way is not removed',
      "if (store.removal.holdings(id).unsettled > 0) return failed({ code: 'serviceUnsettled' })",
      ''
    ],
    [
      'the secret of a removed service goes',
      'await keychain.remove(id)',
      "{ ok: true as const, state: 'locked' as const }"
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
