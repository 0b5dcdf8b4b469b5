/** The words of the diagnostics for IT support. */

/** One file of them, as it will be saved: nobody is sent what was not shown. */
export type DiagnosticsFile = { name: string; text: string }

/** What was put together. `id`: by which it is saved just as it was shown; `madeAt`: ISO 8601 in UTC. */
export type Diagnostics = { id: string; madeAt: string; files: DiagnosticsFile[] }
