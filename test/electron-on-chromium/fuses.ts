/** The fuses burnt into the launcher: the same wire, at the same sentinel, that `@electron/fuses` reads and flips. */
import { readFileSync } from 'node:fs'

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The fuses that have an effect here. */
export interface Fuses {
  /** `ELECTRON_RUN_AS_NODE` and `child_process.fork` run plain Node. Obeyed by the launcher itself. */
  readonly runAsNode: boolean
  /** `NODE_OPTIONS` is kept. Obeyed by the launcher itself. */
  readonly nodeOptions: boolean
  /** `--inspect` and its kin open the inspector. */
  readonly inspect: boolean
  /** `resources/app` and unpackaged paths are refused. */
  readonly onlyAsar: boolean
}

/** Reads the wire of a launcher. */
export function readFuses(launcher: string): Fuses {
  const file = readFileSync(launcher)
  const at = file.indexOf(sentinel)
  if (at < 0) throw new Error(`${launcher} carries no fuse wire`)
  const wire = file.subarray(at + sentinel.length + 2)
  const on = (index: number) => wire[index] === 0x31
  return { runAsNode: on(0), nodeOptions: on(2), inspect: on(3), onlyAsar: on(5) }
}
