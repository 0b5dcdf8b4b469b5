import { describe, expect, test } from 'vitest'
import type { BackupFacts, FilingFacts, WebhookFacts } from '../../../main/health/facts.ts'
import {
  judgeAuditLog,
  judgeBackup,
  judgeDisk,
  judgeFiling,
  judgeKeychain,
  judgeLock,
  judgePolicy,
  judgeWebhook
} from '../../../main/health/judge.ts'
import { judgeOffice } from '../../../main/health/judge-office.ts'

const now = Date.parse('2026-05-01T08:00:00Z')
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

describe('the disk', () => {
  test.each([
    [50e9, true, 'disk.fine'],
    [1e9, true, 'disk.fine'],
    [999e6, true, 'disk.low'],
    [100e6, true, 'disk.low'],
    [99e6, true, 'disk.full'],
    [0, false, 'disk.full'],
    [50e9, false, 'disk.notWritable']
  ])('with %d bytes free, and writable: %s, is %s', (freeBytes, isWritable, code) => {
    expect(judgeDisk({ freeBytes, isWritable })).toMatchObject({ code, told: { bytes: freeBytes } })
  })
})

describe('the office of several computers', () => {
  const withheld = { count: 2, name: 'Counter 2', at: now }

  test.each([
    ['off', null, 'notUsed'],
    ['connecting', null, 'checking'],
    ['waiting', null, 'checking'],
    ['connected', null, 'fine'],
    ['away', null, 'attention'],
    ['removed', null, 'fault'],
    ['removed', withheld, 'fault']
  ] as const)('that is %s, and lacks %j, is %s', (stage, lacks, state) => {
    expect(judgeOffice({ stage, withheld: lacks, isKeyDue: false })).toMatchObject({ code: `office.${stage}`, state })
  })

  test('reminds of another key where it is connected', () => {
    const facts = { withheld: null, isKeyDue: true }
    expect(judgeOffice({ stage: 'connected', ...facts })).toMatchObject({ code: 'office.keyDue', state: 'attention' })
    expect(judgeOffice({ stage: 'away', ...facts })).toMatchObject({ code: 'office.away' })
  })

  test.each(['connected', 'away'] as const)('tells what its server lacks, also while it is %s', (stage) => {
    expect(judgeOffice({ stage, withheld, isKeyDue: true })).toMatchObject({
      code: 'office.withheld',
      state: 'fault',
      told: { count: 2, computer: 'Counter 2', at: '2026-05-01T08:00:00.000Z' }
    })
  })
})

test.each([
  ['ok', 'fine'],
  ['locked', 'fault'],
  ['missing', 'fault'],
  ['denied', 'fault']
] as const)('a keychain that is %s is %s', (state, how) => {
  expect(judgeKeychain(state)).toMatchObject({ subject: 'keychain', state: how })
})

describe('backups', () => {
  const facts: BackupFacts = { newest: now - dayMs, openedAt: now - dayMs, isCurrent: true, hasFailed: false }
  const judged = (change: Partial<BackupFacts>) => judgeBackup({ ...facts, ...change }, now).code

  test('are fine however old the last one is, where nothing has changed since', () => {
    expect(judged({})).toBe('backup.fine')
  })

  test('are due where something has changed, and none was made for half an hour', () => {
    expect(judged({ isCurrent: false })).toBe('backup.due')
    expect(judged({ isCurrent: false, newest: now - 29 * minuteMs })).toBe('backup.fine')
    expect(judged({ isCurrent: false, newest: null })).toBe('backup.none')
  })

  test('have time for the first one after the desk was opened in the morning', () => {
    expect(judged({ isCurrent: false, openedAt: now - minuteMs })).toBe('backup.fine')
    expect(judged({ isCurrent: false, newest: null, openedAt: now - minuteMs })).toBe('backup.soon')
  })

  test('that failed are told until one is made', () => {
    expect(judged({ hasFailed: true })).toBe('backup.failed')
  })

  test('are not in use where nothing is kept', () => {
    expect(judgeBackup(null, now)).toMatchObject({ code: 'backup.off', state: 'notUsed' })
  })
})

describe('filing', () => {
  const facts: FilingFacts = { isOn: true, hasFolder: true, waiting: 0, problem: null }
  const judged = (change: Partial<FilingFacts>) => judgeFiling({ ...facts, ...change }).code

  test('goes, and what is on its way is no fault', () => {
    expect([judged({}), judged({ waiting: 2 })]).toEqual(['filing.fine', 'filing.waiting'])
  })

  test('that is off, or has no folder, says so before anything else', () => {
    const problem = { code: 'folderGone' } as const
    expect([judged({ isOn: false, problem }), judged({ hasFolder: false, problem })]).toEqual([
      'filing.off',
      'filing.noFolder'
    ])
  })

  test.each([
    ['folderGone', 'filing.away'],
    ['otherFolder', 'filing.otherFolder'],
    ['linkInFolder', 'filing.linkInFolder'],
    ['folderReadOnly', 'filing.readOnly'],
    ['diskFull', 'filing.diskFull'],
    ['fileBusy', 'filing.stopped'],
    ['diskFault', 'filing.stopped']
  ] as const)('that meets %s is %s, with how many wait', (code, told) => {
    expect(judgeFiling({ ...facts, waiting: 3, problem: { code } })).toMatchObject({ code: told, told: { count: 3 } })
  })
})

describe('what listens', () => {
  const facts: WebhookFacts = {
    stage: 'listening',
    fault: null,
    lastDelivery: null,
    lastRefused: null,
    secretsMissing: 0
  }
  test.each([
    [{ stage: 'off' }, 'webhook.off'],
    [{ stage: 'starting' }, 'webhook.starting'],
    [{}, 'webhook.listening'],
    [{ lastDelivery: now }, 'webhook.delivered'],
    [{ lastRefused: now }, 'webhook.refused'],
    [{ lastRefused: now - 1, lastDelivery: now }, 'webhook.delivered'],
    [{ secretsMissing: 1, lastDelivery: now }, 'webhook.secretsMissing'],
    [{ stage: 'failed', fault: 'portInUse' }, 'webhook.portInUse'],
    [{ stage: 'failed', fault: 'addressNotHere' }, 'webhook.addressNotHere'],
    [{ stage: 'failed', fault: 'notAllowed' }, 'webhook.notAllowed'],
    [{ stage: 'failed', fault: 'fault' }, 'webhook.failed']
  ] as [Partial<WebhookFacts>, string][])('with %o is %s', (change, code) => {
    expect(judgeWebhook({ ...facts, ...change }).code).toBe(code)
  })
})

describe('the lock', () => {
  test.each([
    [true, true, true, 'lock.on'],
    [true, false, false, 'lock.withoutPin'],
    [false, false, true, 'lock.byKey'],
    [false, false, false, 'lock.off']
  ])('wanted: %s, by itself: %s, by key: %s', (isWanted, locksByItself, canLock, code) => {
    expect(judgeLock({ isWanted, locksByItself, canLock, afterMinutes: 5 }).code).toBe(code)
  })
})

describe('the audit log', () => {
  const ago = (days: number) => now - days * dayMs
  const judged = (beganAt: number, verified: { at: number; findings: number } | null) =>
    judgeAuditLog({ beganAt, verified }, now).code

  test('is to be verified every month, beginning with its first', () => {
    expect([judged(ago(31), null), judged(ago(32), null)]).toEqual(['auditLog.young', 'auditLog.due'])
    const verified = (days: number) => judged(ago(400), { at: ago(days), findings: 0 })
    expect([verified(31), verified(32)]).toEqual(['auditLog.verified', 'auditLog.due'])
  })

  test('that was found changed stays so, however long ago it was verified', () => {
    expect(judged(ago(400), { at: ago(100), findings: 1 })).toBe('auditLog.faults')
  })
})

test.each([
  [{ isThere: false, isRefused: true }, 'policy.refused'],
  [{ isThere: false }, 'policy.none'],
  [{ locked: 3 }, 'policy.inForce'],
  [{ locked: 3, faults: 1 }, 'policy.faults']
])('a policy with %o is %s', (change, code) => {
  expect(judgePolicy({ isThere: true, isRefused: false, locked: 0, faults: 0, ...change }).code).toBe(code)
})
