/** Protections of what replaces the app, and of what it does when nobody looks. */
import { inFile, type Protection } from './kit.ts'

const release = 'test/unit/updates/release.test.ts'
const updates = 'test/unit/updates/updates.test.ts'

/** See above. */
export const ofVersions: readonly Protection[] = [
  ...inFile(
    'main/updates/release.ts',
    release,
    [
      'what is not signed is not used',
      "if (key !== '' && !isSigned(outer.data, key))",
      "if (key !== '' && key === outer.data.release)",
      'sampled'
    ],
    [
      'a missing signature is none',
      'if (signature === undefined) return false',
      'if (signature === undefined) return true'
    ],
    [
      'a key of another kind is none',
      "if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key')",
      ''
    ],
    ['a build without a key names no installer', 'release: { ...inner.data, files: [] }', 'release: inner.data'],
    ['unsigned, nobody is sent elsewhere', 'return isFromThere ?', 'return from ?'],
    ['an older version is not offered', 'return (there[differing] ?? 0) > (here[differing] ?? 0)', 'return true']
  ),
  ...inFile(
    'main/updates/settings.ts',
    updates,
    [
      'under a policy nothing is looked for',
      "const mode = isOffByPolicy(policy) ? 'off' : chosen.mode",
      'const mode = chosen.mode'
    ],
    ['a policy that does not count turns nothing on', 'refused !== null || (source', '(source'],
    ['a managed copy only tells', "return mode === 'install' && !canInstall ? 'tell' : mode", 'return mode']
  ),
  ...inFile('main/updates/install-kind.ts', release, [
    'an MSI never replaces itself',
    "return marker === 'nsis' ? 'nsis' : 'managed'",
    "return 'nsis'"
  ]),
  ...inFile(
    'main/updates/updates.ts',
    updates,
    ['a build without a key installs nothing', " && builtIn.key !== ''", ''],
    ['nothing is installed while a request is sent', 'if (options.isSending()) return installOnceQuiet()', ''],
    ['nothing more is sent once it is installed', '      options.pause()\n', ''],
    ['nothing is read while it is off', "if (mode() === 'off' || !['idle', 'found'].includes(stage)) return", '']
  ),
  ...inFile(
    'main/shell/updater.ts',
    'test/integration/updates/updater.test.ts',
    [
      'an installer is looked at once more before it starts',
      'if ((await hashOf(path)) !== sha512)',
      'if (sha512 === path)'
    ],
    ['an older installer is not fetched', "if (!found?.isUpdateAvailable) throw new Error('it is not newer')", ''],
    [
      'what stops coming is given up',
      "const arm = () => setTimeout(() => breakOff('nothing arrives'), stallMs)",
      'const arm = () => setTimeout(() => {}, stallMs)'
    ],
    [
      'no id of this computer is written',
      "Object.defineProperty(updater, 'stagingUserIdPromise', { value: { value: Promise.resolve('') } })",
      ''
    ]
  ),
  ...inFile('main/starting/tray-view.ts', 'test/unit/starting/starting.test.ts', [
    'a locked desk takes no new request',
    'counts !== null && !isLocked && hasService',
    'counts !== null && hasService'
  ]),
  ...inFile('main/ipc/starting.ts', 'test/unit/starting/starting.test.ts', [
    'what IT has fixed is not told to the system otherwise',
    '      store.settings.set(startingSetting, chosen)\n      const isOther = before.withSystem !== chosen.withSystem',
    '      const isOther = before.withSystem !== chosen.withSystem\n      loginItem.set(chosen.withSystem)\n      store.settings.set(startingSetting, chosen)'
  ]),
  ...inFile('main/shell/window.ts', 'test/unit/shell/walls/walls.test.ts', [
    'a window that goes out of sight closes when the app ends',
    'const goes = !desks.isEnding && desks.takesWindow()',
    'const goes = desks.takesWindow()'
  ])
]
