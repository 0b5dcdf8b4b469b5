/** The demo's command line. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** How the demo is to run. Folders are absolute. */
export type DemoOptions = {
  /** Walk by itself without a window on a display. */
  headless: boolean
  /** Where the walk writes its pictures, the PDF and `summary.json`. */
  out: string
  /** Where the app keeps its data; a folder of its own that is gone afterwards where null. */
  userData: string | null
}

/** What the command line asks for, or why it cannot be had. */
export type DemoCommand = { ok: true; options: DemoOptions } | { ok: false; message: string }

const usage = 'usage: npm run demo [-- [--headless] [--out DIR] [--user-data DIR]]'

/** Reads the arguments; without a display the demo is headless whatever they say. */
export function readCommand(args: readonly string[], hasDisplay: boolean): DemoCommand {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { headless: { type: 'boolean' }, out: { type: 'string' }, 'user-data': { type: 'string' } }
    })
    const folder = values['user-data']
    return {
      ok: true,
      options: {
        headless: values.headless === true || !hasDisplay,
        out: resolve(values.out ?? 'demo-out'),
        userData: folder === undefined ? null : resolve(folder)
      }
    }
  } catch (error) {
    return { ok: false, message: `${error instanceof Error ? error.message : String(error)}\n${usage}` }
  }
}
