import { describe, expect, test } from 'vitest'
import { linkIn, strangeSwitch } from '../../../main/shell/switches.ts'

const strange = (argument: string, platform: NodeJS.Platform = 'linux') =>
  strangeSwitch(['eeid-desk', argument], platform)

test.each([
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--inspect=0',
  '--inspect-brk',
  '-inspect',
  '--ignore-certificate-errors',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--proxy-server=http://127.0.0.1:9',
  '--load-extension=/tmp/x',
  '--auth-server-allowlist=*',
  '--no-sandbox',
  '--disable-features=Isolation',
  '--enable-features=X',
  '--renderer-cmd-prefix=/tmp/x',
  '--js-flags=--expose-gc',
  '--log-net-log=/tmp/log',
  '--enable-logging',
  '--a-switch-that-comes-with-the-next-chromium',
  '--user-data-dir-2=/tmp',
  '--USER-DATA-DIR=/tmp'
])('%s is none that a packaged app starts with', (argument) => {
  expect(strange(argument)).toBe(argument)
  expect(strange(argument, 'win32')).toBe(argument)
})

describe('a packaged app starts with', () => {
  test.each([
    '--user-data-dir=/srv/desk',
    '--user-data-dir=/tmp/a=b',
    '--lang=et',
    '--disable-gpu',
    '--',
    'a file',
    ''
  ])('%s', (argument) => expect(strange(argument)).toBeUndefined())
})

test('a slash begins a switch on Windows only', () => {
  expect(strange('/inspect', 'win32')).toBe('/inspect')
  expect(strange('/home/desk', 'linux')).toBeUndefined()
})

test('every argument is looked at, the program is not, and what stands behind -- is', () => {
  expect(strangeSwitch(['--inspect', '--lang=et', '--', '--inspect=0'], 'linux')).toBe('--inspect=0')
})

describe('a link', () => {
  const link = 'eeid-desk://open?reference=A'

  test.each([
    [['eeid-desk', link], link],
    [['eeid-desk', '--', link], link],
    [['eeid-desk', 'EEID-DESK:x'], 'EEID-DESK:x'],
    [['eeid-desk'], undefined],
    [['eeid-desk', 'https://eeid-desk://open'], undefined],
    [['eeid-desk', link, link], undefined],
    // The program itself is none.
    [[link], undefined]
  ])('of %j is %j', (argv, found) => expect(linkIn(argv)).toBe(found))

  test.each([[['eeid-desk', link]], [['eeid-desk', '--', link]]])('alone is what the app starts with: %j', (argv) =>
    expect(strangeSwitch(argv, 'win32')).toBeUndefined()
  )

  test.each([
    [['eeid-desk', '--user-data-dir=/tmp', link], '--user-data-dir=/tmp'],
    [['eeid-desk', link, '--lang=et'], '--lang=et'],
    [['eeid-desk', link, 'a file'], 'a file'],
    [['eeid-desk', '--', '--', link], '--'],
    [['eeid-desk', link, link], link],
    [['eeid-desk', link, '--inspect'], '--inspect']
  ])('brings nothing else with it: %j', (argv, strange) => expect(strangeSwitch(argv, 'linux')).toBe(strange))
})
