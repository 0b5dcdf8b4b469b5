import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lockableSettings, type Policy } from '../../../common/settings/policy.ts'
import { filingSetting } from '../../../main/filing/choice.ts'
import { handoverSetting } from '../../../main/handover/desk/settings.ts'
import { noticeSetting } from '../../../main/notifications/notices.ts'
import { readPolicyFile } from '../../../main/policy/file.ts'
import { fitPolicy } from '../../../main/policy/fit.ts'
import { printedPolicy, readPolicy } from '../../../main/policy/policy.ts'
import { parseProfile, readProfile } from '../../../main/policy/profile.ts'
import { parseRegistry, policyKey, readRegistry, registryProgram } from '../../../main/policy/registry.ts'
import { LockedSetting } from '../../../main/store/ledger/settings.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { example } from '../../policy/documents.ts'
import { temporaryFolder, testClock } from '../store/temporary-store.ts'

const me = process.getuid?.() ?? 0

function fileWith(text: string, mode = 0o644): string {
  const folder = join(temporaryFolder(), 'eeid-desk')
  mkdirSync(folder, { mode: 0o755 })
  const file = join(folder, 'policy.json')
  writeFileSync(file, text)
  chmodSync(file, mode)
  return file
}

const storeUnder = (policy: Partial<Policy>) =>
  openMemoryStore({
    clock: testClock(),
    random: fixedRandom(),
    author: () => 'Clerk',
    policy: { source: 'file', locked: {}, initial: {}, ...policy }
  })

describe('a policy file', () => {
  const good = JSON.stringify({ locked: { 'filing.when': 'accept' }, initial: { 'notifications.show': false } })

  test('counts where only its owner could have written it', () => {
    expect(readPolicyFile(fileWith(good), me)).toEqual({
      kind: 'read',
      raw: { source: 'file', locked: { 'filing.when': 'accept' }, initial: { 'notifications.show': false } }
    })
  })

  test('is none where it is not there, nor its folder', () => {
    expect(readPolicyFile(join(temporaryFolder(), 'policy.json'), me)).toEqual({ kind: 'none' })
    expect(readPolicyFile('/nowhere/at/all/policy.json', me)).toEqual({ kind: 'none' })
  })

  test.each([
    ['others can write it', () => fileWith(good, 0o646), 'writable'],
    ['its group can write it', () => fileWith(good, 0o664), 'writable'],
    ['its folder can be written by others', () => openFolderOf(fileWith(good)), 'writable'],
    ['it is a link', () => linkTo(fileWith(good)), 'link'],
    ['it is a folder', () => folderInPlace(), 'notFile'],
    ['it is no JSON', () => fileWith('{'), 'malformed'],
    ['it has more than it may', () => fileWith('{"lock": {}}'), 'malformed'],
    ['it is a list', () => fileWith('[]'), 'malformed'],
    ['what is locked is no object', () => fileWith('{"locked": []}'), 'malformed'],
    ['it is too large', () => fileWith(' '.repeat(1_000_001)), 'tooLarge']
  ])('does not count where %s', (_what, make, why) => {
    expect(readPolicyFile(make(), me)).toEqual({ kind: 'refused', why })
  })

  test('does not count where it belongs to another user', () => {
    expect(readPolicyFile(fileWith(good), me + 1)).toEqual({ kind: 'refused', why: 'notRoot' })
  })

  function openFolderOf(file: string): string {
    chmodSync(join(file, '..'), 0o777)
    return file
  }
  function linkTo(file: string): string {
    const link = join(file, '../link.json')
    symlinkSync(file, link)
    return link
  }
  function folderInPlace(): string {
    const folder = join(temporaryFolder(), 'policy.json')
    mkdirSync(folder)
    return folder
  }
})

describe('what a policy says', () => {
  test('counts where it fits; what does not takes nothing else with it', () => {
    const { policy, faults } = fitPolicy({
      source: 'file',
      locked: {
        'filing.when': 'accept',
        'filing.template': 7,
        'filing.since': 3,
        nonsense: true,
        'appearance.theme': 'dark'
      },
      initial: { 'webhook.port': 0 }
    })
    expect(policy).toEqual({ source: 'file', locked: { 'filing.when': 'accept' }, initial: {} })
    expect(faults).toEqual([
      { name: 'filing.template', fault: 'unfit' },
      { name: 'filing.since', fault: 'unknown' },
      { name: 'nonsense', fault: 'unknown' },
      { name: 'appearance.theme', fault: 'unknown' },
      { name: 'webhook.port', fault: 'unfit' }
    ])
  })

  test('every setting that may be fixed can be given its own initial value', () => {
    const { policy, faults } = fitPolicy({ source: 'file', ...example() })
    expect(faults).toEqual([])
    expect(Object.keys(policy.initial)).toHaveLength(lockableSettings.length)
  })

  test('comes out of the registry as it was written there', () => {
    const read = parseRegistry(
      [
        '',
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\eeID Desk',
        '    filing.when    REG_SZ    accept',
        '    filing.folder    REG_SZ    \\\\server\\share\\  two blanks',
        '    webhook.on    REG_DWORD    0x1',
        '    webhook.port    REG_DWORD    0x220d',
        '    acceptance.methods    REG_SZ    ID_CARD, SMART_ID',
        '    templates.reasons    REG_SZ    [{"id":"1","et":"a","en":"b","ru":"c"}]',
        '',
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\eeID Desk\\Initial',
        '    notifications.show    REG_DWORD    0x0',
        '',
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\eeID Desk\\Other',
        '    notifications.namePerson    REG_DWORD    0x1',
        ''
      ].join('\r\n')
    )
    if (read.kind !== 'read') throw new Error('it is not read')
    expect(fitPolicy(read.raw)).toEqual({
      faults: [],
      policy: {
        source: 'registry',
        locked: {
          'filing.when': 'accept',
          'filing.folder': '\\\\server\\share\\  two blanks',
          'webhook.on': true,
          'webhook.port': 8717,
          'acceptance.methods': ['ID_CARD', 'SMART_ID'],
          'templates.reasons': [{ id: '1', et: 'a', en: 'b', ru: 'c' }]
        },
        initial: { 'notifications.show': false }
      }
    })
  })

  const refuses = () => {
    throw new Error('ERROR: The system was unable to find the specified registry key or value.')
  }
  const listing = (...names: string[]) => ['', ...names, ''].join('\r\n')

  test('is asked of Windows’ own program, whatever the environment names', () => {
    const usual = 'C:\\Windows\\System32\\reg.exe'
    expect(registryProgram(() => true, 'D:\\another')).toBe(usual)
    expect(registryProgram(() => false, 'D:\\Windows')).toBe('D:\\Windows\\System32\\reg.exe')
    expect(registryProgram(() => false, undefined)).toBe(usual)
  })

  test('is none where the registry has no such key', () => {
    const ask = (...[, key]: readonly string[]) => (key === policyKey ? refuses() : listing(`${policyKey} Other`))
    expect(readRegistry(ask)).toEqual({ kind: 'none' })
  })

  test('does not count where the registry has the key and does not give it, or gives nothing at all', () => {
    const denied = (...[, key]: readonly string[]) => (key === policyKey ? refuses() : listing(policyKey))
    expect(readRegistry(denied)).toEqual({ kind: 'refused', why: 'unreadable' })
    expect(readRegistry(refuses)).toEqual({ kind: 'refused', why: 'unreadable' })
    const inForce = readPolicy({ read: () => readRegistry(denied), place: policyKey })
    expect(inForce).toMatchObject({ policy: { source: null, locked: {} }, refused: 'unreadable' })
  })

  test('is none without managed preferences, and does not count where they cannot be read', () => {
    expect(readProfile(join(temporaryFolder(), 'none.plist'))).toEqual({ kind: 'none' })
    expect(readProfile(join(fileWith('x'), 'below.plist'))).toEqual({ kind: 'refused', why: 'unreadable' })
    expect(readProfile(fileWith('not one'))).toEqual({ kind: 'refused', why: 'unreadable' })
  })

  test('comes out of a profile, beside what the system notes there', () => {
    const json = JSON.stringify({ locked: { 'webhook.on': false }, PayloadUUID: 'x' })
    expect(parseProfile(json)).toEqual({
      kind: 'read',
      raw: { source: 'profile', locked: { 'webhook.on': false }, initial: {} }
    })
    expect(parseProfile('?')).toEqual({ kind: 'refused', why: 'malformed' })
  })
})

describe('a desk under a policy', () => {
  test('has what is locked, whatever was chosen, and lets nobody change it', () => {
    const store = storeUnder({ locked: { 'filing.when': 'accept' } })
    const filing = store.settings.get(filingSetting)
    expect(filing.when).toBe('accept')
    expect(() => store.settings.set(filingSetting, { ...filing, when: 'off' })).toThrow(LockedSetting)
    store.settings.set(filingSetting, { ...filing, manifest: true })
    expect(store.settings.get(filingSetting)).toMatchObject({ when: 'accept', manifest: true })
  })

  test('begins with what is given to begin with, until somebody chooses', () => {
    const store = storeUnder({ initial: { 'notifications.show': false } })
    expect([store.settings.get(noticeSetting).show, store.settings.isChosen(noticeSetting)]).toEqual([false, false])
    store.settings.set(noticeSetting, { show: true, namePerson: false, sound: false })
    expect([store.settings.get(noticeSetting).show, store.settings.isChosen(noticeSetting)]).toEqual([true, true])
  })

  test('takes a setting that is kept alone for none of those that are kept together under a part of its name', () => {
    const store = storeUnder({ locked: { 'handover.linkHosts': { s: ['pay.example'] }, 'handover.office': 'Tartu' } })
    const handover = store.settings.get(handoverSetting)
    expect(handover).toEqual({ ...handoverSetting.initial, office: 'Tartu' })
    store.settings.set(handoverSetting, { ...handover, screen: { isOn: true, display: null } })
    expect(() => store.settings.set(handoverSetting, { ...handover, office: 'Narva' })).toThrow(LockedSetting)
  })

  test('writes references as is locked', () => {
    const store = storeUnder({ locked: { referenceTemplate: 'VKT/{desk}/{number}' } })
    expect(store.desk.nextReference()).toMatch(/^VKT\/[A-Z0-9]{3}\/00001$/)
    expect(() => store.desk.setTemplate('{desk}-{number}')).toThrow(LockedSetting)
  })
})

describe('what is printed', () => {
  const nothing = { file: 'provision.json', state: 'none', refused: false }
  const printedOf = (text: string, provision = nothing) => {
    const file = fileWith(text)
    const { text: printed, exitCode } = printedPolicy(
      readPolicy({ read: () => readPolicyFile(file, me), place: file }),
      provision
    )
    return { file, printed: JSON.parse(printed), exitCode }
  }

  test('tells of every setting its value and whose word it is, and what does not count', () => {
    const both = { locked: { 'filing.when': 'accept', nonsense: 1 }, initial: { 'lock.afterMinutes': 9 } }
    const { file, printed, exitCode } = printedOf(JSON.stringify(both))
    expect([printed, exitCode]).toMatchObject([
      {
        place: file,
        source: 'file',
        refused: null,
        faults: [{ name: 'nonsense', fault: 'unknown' }],
        settings: {
          'filing.when': { value: 'accept', from: 'locked' },
          'lock.afterMinutes': { value: 9, from: 'initial' },
          'lock.isOn': { value: false, from: 'app' }
        },
        provision: { file: 'provision.json', state: 'none' }
      },
      2
    ])
    expect(Object.keys(printed.settings)).toEqual(lockableSettings.map(({ name }) => name))
  })

  test.each([
    ['all of it counts', '{"locked":{"lock.isOn":true}}', nothing, 0],
    ['nothing of it counts', '{', nothing, 2],
    ['a value does not fit', '{"locked":{"lock.isOn":7}}', nothing, 2],
    ['a file with secrets would not be taken', '{}', { ...nothing, state: 'readable', refused: true }, 2]
  ])('ends with its number where %s', (_what, text, provision, exitCode) => {
    expect(printedOf(text, provision).exitCode).toBe(exitCode)
  })
})
