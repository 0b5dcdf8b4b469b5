/** The calls about the desk's health, and diagnostics for IT support. */
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { rights } from '../../preload/contract/rights.ts'
import type { DiagnosticsKeeper } from '../diagnostics/diagnostics.ts'
import type { HealthOf } from '../health/gather.ts'
import type { Desk } from '../startup/desk.ts'
import { withDesk } from './open-desk.ts'
import { recorded } from './recorded.ts'

/** What the calls work with. */
export type HealthHandlerPorts = { desk: Desk; health: HealthOf; diagnostics: DiagnosticsKeeper }

/** The names of all calls of the window, as the log names them. */
export const callNames: ReadonlySet<string> = new Set(
  Object.entries(rights).flatMap(([domain, calls]) => Object.keys(calls).map((name) => `${domain}.${name}`))
)

/** Handlers of `health`. */
export const healthHandlers = ({ desk, health, diagnostics }: HealthHandlerPorts): Handlers<'health'> => ({
  look: ({ subject }) => withDesk(desk, async () => ok(await health(subject))),
  backUp: () => withDesk(desk, async ({ backups }) => (backups ? backups.makeNow() : failed({ code: 'notNow' }))),
  diagnostics: () => withDesk(desk, async () => ok(await diagnostics.make())),
  saveDiagnostics: ({ id }) =>
    withDesk(desk, ({ store }) =>
      recorded(store, { act: 'export', told: { what: 'diagnostics' } }, diagnostics.save(id))
    )
})
