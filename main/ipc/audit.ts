/** The calls about the audit log. */

import { basename } from 'node:path'
import type { AuditChecked } from '../../common/words/audit.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { logLines, logTable } from '../audit/exported.ts'
import { verifyLog } from '../audit/verify.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import { diskProblem } from '../files/disk-problem.ts'
import { writeWhole } from '../files/write-whole.ts'
import { lastVerifiedSetting } from '../health/last-verified.ts'
import { momentTime } from '../requests/time.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'

/** What the calls work with. `now` in milliseconds since 1970 UTC. */
export type AuditPorts = { desk: Desk; choosePlace: { lines: ChoosePlace; csv: ChoosePlace }; now: () => number }

// More of them tell no more than the first ones do.
const mostFindings = 50

/** Handlers of `audit`. */
export const auditHandlers = ({ desk, choosePlace, now }: AuditPorts): Handlers<'audit'> => ({
  page: ({ offset, limit, acts, author, from, until }) =>
    withDesk(desk, ({ store }) => {
      const filter = { acts, author, from: momentOf(from), until: momentOf(until) }
      const { total, rows } = store.audit.page(filter, offset, limit)
      return ok({
        total,
        rows: rows.map(({ at, told, ...row }) => ({ ...row, at: momentTime(at), told: told && { ...told } }))
      })
    }),

  authors: () => withDesk(desk, ({ store }) => ok(store.audit.authors())),

  verify: () => withDesk(desk, ({ store }) => ok(checked(store, now()))),

  review: () =>
    withDesk(desk, ({ store }) => {
      const { stream, size } = store.audit.head()
      store.atomically(() => store.audit.add({ act: 'review', told: { stream, upTo: size } }))
      return ok(null)
    }),

  save: ({ as }) =>
    withDesk(desk, async ({ store }) => {
      const day = new Date(now()).toISOString().slice(0, 10)
      const name = `audit-log-${store.desk.code()}-${day}.${as === 'csv' ? 'csv' : 'jsonl'}`
      const file = await choosePlace[as](name, null)
      return file === null ? ok(null) : save(store, as, file)
    })
})

const momentOf = (time: string | null): number | null => (time === null ? null : Date.parse(time))

// When it was is remembered, so that somebody is told to do it again.
function checked(store: Store, at: number): AuditChecked {
  const { entries, erased, findings } = verifyLog(store.audit.entries(), store.audit.days())
  store.settings.set(lastVerifiedSetting, { at, findings: findings.length })
  return {
    entries,
    erased,
    findings: findings.slice(0, mostFindings),
    moreFindings: Math.max(0, findings.length - mostFindings)
  }
}

// The export is an act of its own, and the last entry of what is exported.
async function save(store: Store, as: 'lines' | 'csv', file: string): Promise<Outcome<{ fileName: string }>> {
  store.atomically(() => store.audit.add({ act: 'export', told: { what: 'auditLog', as } }))
  const lines = () => [...logLines(store.audit.entries(), [...store.audit.days(), store.audit.head()])]
  const text = as === 'csv' ? logTable(store.audit.entries()) : `${lines().join('\n')}\n`
  try {
    await writeWhole(file, Buffer.from(text))
    return ok({ fileName: basename(file) })
  } catch (error) {
    return failed(diskProblem(error))
  }
}
