/**
 * Has every process of a test run find the code that another has compiled: each app that is started, and each desk that is
 * killed, would compile its sources anew. See "module compile cache" of Node's documentation.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** For all processes that are started from here on; called before the first test. */
export default function keepCompiledCode(): void {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-compiled-'))
  process.env.NODE_COMPILE_CACHE = folder
  // Not when the last test is over: the workers write what they have compiled when they end.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
}
