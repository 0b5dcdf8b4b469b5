/** Runs steps one after the other, prints each with a tick and its time, and stops at the first that fails. */

/** What became of one step. `ms` is how long it took. */
export type StepReport = { step: string; ok: boolean; ms: number; screenshot?: string; error?: string }

/** One step: what it does, in words, and the doing, which answers the name of its picture. */
export type Step = { name: string; run: () => Promise<string | undefined> }

/** Runs the steps, and `between` between each two; the last report is of the one that failed, if one did. */
export async function runSteps(
  steps: readonly Step[],
  print: (line: string) => void,
  between: () => Promise<void> = async () => {}
): Promise<StepReport[]> {
  const reports: StepReport[] = []
  for (const [index, { name, run }] of steps.entries()) {
    const begun = performance.now()
    const elapsed = () => Math.round(performance.now() - begun)
    const label = `${String(index + 1).padStart(2)}. ${name}`
    try {
      if (index > 0) await between()
      const screenshot = await run()
      reports.push({ step: name, ok: true, ms: elapsed(), ...(screenshot ? { screenshot } : {}) })
      print(`✓ ${label} (${elapsed()} ms)`)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      reports.push({ step: name, ok: false, ms: elapsed(), error: message })
      print(`✗ ${label} (${elapsed()} ms)\n${message}`)
      return reports
    }
  }
  return reports
}
