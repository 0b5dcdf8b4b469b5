/** Settings, their page, Windows' templates, the profile, the file and the table for IT say the same. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { allSettings } from '../../../common/settings/pages.ts'
import { lockableSettings } from '../../../common/settings/policy.ts'
import { fitPolicy } from '../../../main/policy/fit.ts'
import { provisionFile, readProvision } from '../../../main/services/provision-file.ts'
import { shapeOf } from '../../policy/documents.ts'
import { made } from '../../policy/made.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

const files = Object.entries(made())
const text = (ending: string) => files.find(([file]) => file.endsWith(ending))?.[1] ?? ''

test.each(files.map(([file, wanted]) => [relative(process.cwd(), file), file, wanted]))(
  '%s is as the settings are declared (npm run policy writes it)',
  (_name, file, wanted) => {
    expect(readFileSync(file, 'utf8')).toBe(wanted)
  }
)

test.each(['eeid-desk.admx', 'eeid-desk.mobileconfig', 'policy.json', 'for-it.md'])(
  '%s names every setting that may be fixed, and no other',
  (ending) => {
    for (const { name } of allSettings) {
      const isThere = [`"${name}"`, `>${name}<`, `\`${name}\``].some((written) => text(ending).includes(written))
      expect(isThere, name).toBe(lockableSettings.some((one) => one.name === name))
    }
  }
)

test('the words of the templates are there for every name that the template uses', () => {
  for (const culture of ['en-US', 'et-EE']) {
    const words = text(`${culture}/eeid-desk.adml`)
    const wanted = [...text('eeid-desk.admx').matchAll(/\$\((string|presentation)\.(\w+)\)/g)]
    for (const [, kind, id] of wanted) expect(words).toContain(`<${kind} id="${id}">`)
    expect(words).not.toContain('undefined')
  }
})

test('the example can be used as it is', () => {
  const { locked, initial } = JSON.parse(text('policy.json'))
  expect(fitPolicy({ source: 'file', locked, initial }).faults).toEqual([])
})

test('the shapes in the table fit', () => {
  const locked = Object.fromEntries(lockableSettings.map(({ name, setting }) => [name, shapeOf(setting.value)]))
  expect(fitPolicy({ source: 'file', locked, initial: {} }).faults).toEqual([])
})

test('the policy that the page for IT shows can be used as it is', () => {
  const block = text('for-it.md')
    .split('```')
    .find((each) => each.startsWith('json\n{\n  "locked"'))
  const { locked, initial } = JSON.parse(block?.slice('json'.length) ?? '')
  expect(Object.keys(locked).length).toBeGreaterThan(3)
  expect(fitPolicy({ source: 'file', locked, initial }).faults).toEqual([])
})

test('what the page for IT shows of a file with secrets is such a file', () => {
  const block = text('for-it.md')
    .split('```')
    .find((each) => each.startsWith('json\n{\n  "services"'))
  const folder = temporaryFolder()
  chmodSync(folder, 0o700)
  const file = provisionFile(folder)
  writeFileSync(file, block?.slice('json'.length) ?? '', { mode: 0o600 })
  expect(readProvision(file)).toMatchObject({ kind: 'waits' })
})
