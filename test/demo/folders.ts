/** The folders that the demo writes to, tried before anything takes time. */
import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Makes a folder, with those above it, and tries whether something can be made in it.
 * @throws Error with a sentence for who typed the command
 */
export function makeWritable(folder: string): void {
  try {
    make(folder)
    rmdirSync(mkdtempSync(join(folder, '.can-be-written-')))
  } catch (error) {
    throw new Error(`cannot write to ${folder}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

// Node's own `recursive` never comes back where the system says that a folder above is missing though it is there (/proc).
function make(folder: string): void {
  if (existsSync(folder)) return
  make(dirname(folder))
  mkdirSync(folder)
}
