/** Protections against a page that was taken over: at the door of main, and before main reaches further. */
import { inFile, type Protection } from './kit.ts'

const door = 'test/unit/ipc/door.test.ts'
const services = 'test/unit/ipc/services.test.ts'

/** See above. */
export const atTheDoor: readonly Protection[] = [
  ...inFile(
    'main/ipc/door.ts',
    door,
    ['a frame that is gone calls nothing', "if (!caller) return 'the frame is gone'", 'if (!caller) return undefined'],
    ['each window has its own calls', "if (caller.window !== window) return 'not the window of this call'", ''],
    ['only the main frame calls', "if (!caller.isMainFrame) return 'not the main frame'", ''],
    ['only the app’s origin calls', 'caller.origin === origin ?', 'caller.origin.startsWith(origin) ?', 'sampled'],
    ['a call has one argument', "if (args.length > 1) return refuse('too many arguments')", ''],
    [
      'an argument that does not fit is refused',
      "if (!argument.success) return refuse('the argument does not fit')",
      'if (!argument.success) return handler(args[0])'
    ],
    ['an answer that does not fit stays', 'if (!fits.ok) throw fits.error', 'if (!fits.ok) return value'],
    ['nobody is told why something failed', 'throw new Error(`${channel} failed`)', 'throw error']
  ),
  ...inFile('main/services/keep.ts', services, [
    'a new host is asked about',
    "if (!(await mayReach(service.value.baseUrl))) return failed({ code: 'hostRefused' })",
    '',
    'sampled'
  ]),
  ...inFile(
    'main/services/new-hosts.ts',
    services,
    ['one box is open at a time', 'if (isAsking || ', 'if ('],
    ['boxes do not come on and on', '|| !mayAsk()', ''],
    ['a port is part of a host', "?.host ?? ''", "?.hostname ?? ''"],
    [
      'a no is a no',
      'if (!(await ask(hostQuestion(host, language())))) return false',
      'await ask(hostQuestion(host, language()))'
    ]
  ),
  ...inFile(
    'main/services/secret.ts',
    services,
    ['a kept secret goes to its own address only', 'if (kept && isSame(kept, typed))', 'if (kept)'],
    ['a suggested one, too', 'suggested && isSame(suggested, typed)', 'suggested']
  ),
  ...inFile(
    'main/ipc/services.ts',
    services,
    ['connections are tested so often and no oftener', "if (!mayTest()) return failed({ code: 'testsTooOften' })", ''],
    [
      'a suggested secret is not told',
      'const { clientSecret, ...rest } = suggested ?? empty',
      'const rest = suggested ?? empty; const { clientSecret } = rest'
    ]
  ),
  ...inFile(
    'main/programs/link.ts',
    'test/unit/programs/link.test.ts',
    ['a link has each field once', ' || values.has(name)', '', 'sampled'],
    ['a link is as long as it may be', 'text.length > longestLink || ', ''],
    ['a link is encoded once', ' || encodedTwice.test(value)', ''],
    ['a link hides no sign', ' || unfit.test(value)', ''],
    ['a link is composed', "value !== value.normalize('NFC').trim()", 'value !== value.trim()']
  ),
  ...inFile(
    'main/programs/links.ts',
    'test/unit/programs/links.test.ts',
    [
      'a link that comes while the desk is locked is not held',
      'isLocked() ? undefined : readLink(text)',
      'readLink(text)'
    ],
    ['a link goes when the desk locks', "held = refuse('locked')", 'held = { ...held }'],
    ['links are followed where the office wants it', 'taken.link !== null && !isOn', 'false']
  ),
  ...inFile(
    'main/programs/take.ts',
    'test/unit/programs/take.test.ts',
    ['one id makes one request', 'before.sha256 === origin.sha256 && ', ''],
    ['an answer of before a restoration counts', ' || origin.answered', ''],
    ['a request file is no link', "if (!(await lstat(path)).isFile()) return 'notFile'", '']
  ),
  ...inFile('main/ipc/webhook.ts', 'test/unit/ipc/webhook.test.ts', [
    'an address beyond this computer is asked about',
    'if (further && ',
    'if (!further && '
  ]),
  ...inFile('main/webhook/settings.ts', 'test/unit/webhook/settings.test.ts', [
    '0.0.0.0 is beyond this computer',
    'return !isLoopback(',
    "return host !== '0.0.0.0' && !isLoopback("
  ])
]
