import { describe, expect, test } from 'vitest'
import { strangeSwitch } from '../../../main/shell/switches.ts'

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
