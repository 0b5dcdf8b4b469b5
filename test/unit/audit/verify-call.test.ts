/** What the page's Verify finds in a ledger that was written to past the app. */
import { describe, expect, test } from 'vitest'
import { auditHandlers } from '../../../main/ipc/audit.ts'
import { connect } from '../../../main/store/database/connection.ts'
import { ledgerFile } from '../../../main/store/database/files.ts'
import { deskWithoutLoops } from '../../desk-parts/opened-desk.ts'
import { openTestStore, storeWithService, temporaryFolder, testClock, testKey } from '../store/temporary-store.ts'

const dayMs = 24 * 3_600_000

/** A ledger of two days, written to by `harm` while the app does not run; what Verify then says. */
async function verifiedAfter(harm: string) {
  const folder = temporaryFolder()
  const clock = testClock()
  const first = storeWithService(folder, clock)
  for (let number = 0; number < 5; number++) first.audit.add({ act: 'open', request: `r-${number}` })
  clock.advance(dayMs)
  first.audit.add({ act: 'open', request: 'r-1' })
  first.close()
  const connection = connect(ledgerFile(folder), testKey)
  connection.exec(harm)
  connection.close()
  const store = openTestStore(folder, clock)
  const desk = deskWithoutLoops(store)
  const { verify } = auditHandlers({
    desk,
    choosePlace: { lines: async () => null, csv: async () => null },
    now: clock.now
  })
  const checked = await verify(undefined)
  if (!checked.ok) throw new Error(checked.error.code)
  return checked.value
}

const faultsOf = ({ findings }: Awaited<ReturnType<typeof verifiedAfter>>) =>
  new Set(findings.map(({ fault }) => fault))

describe('Verify finds', () => {
  test('nothing in a log that nobody touched', async () => {
    const checked = await verifiedAfter('')
    expect(checked).toMatchObject({ erased: 0, findings: [], moreFindings: 0, folder: 'none' })
    expect(checked.entries).toBeGreaterThan(6)
  })

  test.each([
    ['a change', `UPDATE audit_entry SET head = replace(head, '"Clerk"', '"Other"') WHERE number = 3`, 'changed'],
    ['a hole', 'DELETE FROM audit_entry WHERE number = 3', 'gap'],
    [
      'two that changed places',
      `UPDATE audit_entry SET number = 99 WHERE number = 3;
       UPDATE audit_entry SET number = 3 WHERE number = 4; UPDATE audit_entry SET number = 4 WHERE number = 99`,
      'gap'
    ],
    ['a cut tail', 'DELETE FROM audit_entry WHERE number > 6', 'cut'],
    ['a forged head of a day', `UPDATE audit_day SET root = '${'f'.repeat(64)}'`, 'forged'],
    ['a text in the place of another', `UPDATE audit_entry SET text = 'x' WHERE number = 3`, 'text']
  ] as const)('%s', async (_what, harm, fault) => {
    expect(faultsOf(await verifiedAfter(harm))).toContain(fault)
  })
})
