/** Diagnostics for IT support: put together, shown, and saved just as they were shown. */
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Diagnostics } from '../../common/words/health/diagnostics.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import { diskProblem } from '../files/disk-problem.ts'
import { writeWhole } from '../files/write-whole.ts'
import { type DiagnosticsPorts, diagnosticsFiles } from './files.ts'

/** What they are made and saved with. `now`: milliseconds since 1970 UTC. */
export type SavingPorts = DiagnosticsPorts & { choosePlace: ChoosePlace; now: () => number }

/** The diagnostics that were shown last. */
export type DiagnosticsKeeper = ReturnType<typeof createDiagnostics>

/** Makes them as often as they are asked for; those that were made last can be saved. */
export function createDiagnostics(ports: SavingPorts) {
  const { choosePlace, now } = ports
  let shown: Diagnostics | undefined

  async function make(): Promise<Diagnostics> {
    const madeAt = new Date(now()).toISOString()
    shown = { id: randomUUID(), madeAt, files: await diagnosticsFiles(ports, madeAt) }
    return shown
  }

  /** Saves what was shown under this id as a ZIP; null where the clerk closed the dialog. */
  async function save(id: string): Promise<Outcome<{ fileName: string } | null>> {
    const wanted = shown
    if (wanted?.id !== id) return failed({ code: 'notNow' })
    const file = await choosePlace(`eeid-desk-diagnostics-${wanted.madeAt.slice(0, 10)}.zip`, null)
    if (file === null) return ok(null)
    try {
      await writeWhole(file, await packed(wanted))
      return ok({ fileName: basename(file) })
    } catch (error) {
      return failed(diskProblem(error))
    }
  }

  return { make, save }
}

async function packed({ files, madeAt }: Diagnostics): Promise<Uint8Array> {
  // Only where one is made: its library would hold up the start of the app.
  const { zipOf } = await import('../files/zip.ts')
  const entries = files.map(({ name, text }) => [name, new TextEncoder().encode(text)] as const)
  return zipOf(entries, { level: 6, time: Date.parse(madeAt) })
}
