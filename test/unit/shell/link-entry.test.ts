import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entryText, linkEntry } from '../../../main/shell/link-entry.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

test('the user’s own entry for links is written, kept as it is, and taken away', () => {
  const home = temporaryFolder()
  const file = join(home, '.local/share/applications/eeid-desk-links.desktop')
  const entry = linkEntry({ HOME: home, XDG_CONFIG_HOME: home, PATH: '' })
  entry.set(false, '/opt/eeid-desk/eeid-desk')
  expect(existsSync(file)).toBe(false)
  entry.set(true, '/opt/eeid-desk/eeid-desk')
  expect(readFileSync(file, 'utf8')).toContain('MimeType=x-scheme-handler/eeid-desk;\n')
  entry.set(false, '/opt/eeid-desk/eeid-desk')
  expect(existsSync(file)).toBe(false)
})

test('it stands where XDG_DATA_HOME says', () => {
  const data = temporaryFolder()
  linkEntry({ XDG_DATA_HOME: data, XDG_CONFIG_HOME: data, PATH: '' }).set(true, '/opt/x')
  expect(existsSync(join(data, 'applications/eeid-desk-links.desktop'))).toBe(true)
})

test.each([
  ['/opt/eeid-desk/eeid-desk', 'Exec="/opt/eeid-desk/eeid-desk" -- %u'],
  ['/home/mari/My Apps/desk', 'Exec="/home/mari/My Apps/desk" -- %u'],
  ['/a"b', String.raw`Exec="/a\\"b" -- %u`],
  ['/a$b`c', String.raw`Exec="/a\\$b\\${'`'}c" -- %u`],
  ['/a%u', 'Exec="/a%%u" -- %u']
])('the program %s is one word of the line, whatever its path holds', (program, line) =>
  expect(entryText(program).split('\n')).toContain(line)
)
