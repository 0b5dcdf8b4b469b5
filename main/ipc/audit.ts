/** The calls about the audit log. */
import { basename } from 'node:path'
import type { AuditChecked } from '../../common/words/audit.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { type ExportAs, exportSteps } from '../audit/exported.ts'
import { verifySteps } from '../audit/verify.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import { diskProblem } from '../files/disk-problem.ts'
import { writeWhole } from '../files/write-whole.ts'
import { headsInFolder } from '../filing/written-heads.ts'
import { lastVerifiedSetting } from '../health/last-verified.ts'
import { momentTime } from '../requests/time.ts'
import type { Desk } from '../startup/desk.ts'
import { inSlices, type Steps } from '../store/database/steps.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'

/** What the calls work with. `now` in milliseconds since 1970 UTC. */
export type AuditPorts = { desk: Desk; choosePlace: { lines: ChoosePlace; csv: ChoosePlace }; now: () => number }

// More of them tell no more than the first ones do.
const mostFindings = 50
// Read and hashed in about a millisecond.
const partSize = 50

/** Handlers of `audit`. */
export function auditHandlers({ desk, choosePlace, now }: AuditPorts): Handlers<'audit'> {
  /** A long log takes seconds: everything else has its turn meanwhile. Undefined where the desk was closed meanwhile. */
  const inTurns = <T>(store: Store, steps: Steps<T>) => inSlices(steps, () => desk.opened()?.store === store)

  async function verify(store: Store): Promise<Outcome<AuditChecked>> {
    const written = await headsInFolder(store)
    const known = [...store.audit.days(), ...store.audit.heads(), ...written.heads]
    const verified = await inTurns(store, verifySteps(store.audit.parts(partSize), known))
    if (verified === undefined) return failed({ code: 'notNow' })
    const { entries, erased, findings } = verified
    // When it was is remembered, so that somebody is told to do it again.
    store.settings.set(lastVerifiedSetting, { at: now(), findings: findings.length })
    return ok({
      entries,
      erased,
      findings: findings.slice(0, mostFindings),
      moreFindings: Math.max(0, findings.length - mostFindings),
      folder: written.is
    })
  }

  // The export is an act of its own, and the last entry of what is exported.
  async function save(
    store: Store,
    author: string,
    as: ExportAs,
    file: string
  ): Promise<Outcome<{ fileName: string }>> {
    store.onBehalfOf(author, () => store.audit.add({ act: 'export', told: { what: 'auditLog', as } }))
    const heads = [...store.audit.days(), store.audit.head()]
    const content = await inTurns(store, exportSteps(as, store.audit.parts(partSize), heads))
    if (content === undefined) return failed({ code: 'notNow' })
    try {
      await writeWhole(file, content)
      return ok({ fileName: basename(file) })
    } catch (error) {
      return failed(diskProblem(error))
    }
  }

  return {
    page: ({ offset, limit, from, until, ...wanted }) =>
      withDesk(desk, ({ store }) => {
        const filter = { ...wanted, from: momentOf(from), until: momentOf(until) }
        const { total, rows } = store.audit.page(filter, offset, limit)
        return ok({
          total,
          rows: rows.map(({ at, told, ...row }) => ({ ...row, at: momentTime(at), told: told && { ...told } }))
        })
      }),

    authors: () => withDesk(desk, ({ store }) => ok(store.audit.authors())),

    verify: () => withDesk(desk, ({ store }) => verify(store)),

    review: () =>
      withDesk(desk, ({ store }) => {
        const { stream, size } = store.audit.head()
        store.atomically(() => store.audit.add({ act: 'review', told: { stream, upTo: size } }))
        return ok(null)
      }),

    save: ({ as }) =>
      withDesk(desk, async ({ store }) => {
        const author = store.author()
        const day = new Date(now()).toISOString().slice(0, 10)
        const name = `audit-log-${store.desk.code()}-${day}.${as === 'csv' ? 'csv' : 'jsonl'}`
        const file = await choosePlace[as](name, null)
        return file === null ? ok(null) : save(store, author, as, file)
      })
  }
}

const momentOf = (time: string | null): number | null => (time === null ? null : Date.parse(time))
