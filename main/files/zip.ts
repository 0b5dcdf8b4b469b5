/** A ZIP of files that are in memory. */
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

// They are small: there is no work for another thread.
configure({ useWebWorkers: false })

/** A file of it: its name and its bytes. */
export type ZipEntry = readonly [name: string, content: Uint8Array]

/**
 * The bytes of a ZIP, its files in this order. `level`: 0 stores them as they are, 9 takes the fewest bytes; `time`: of all
 * of them, milliseconds since 1970 UTC. The same files give the same bytes in the same time zone.
 */
export async function zipOf(files: readonly ZipEntry[], { level, time }: { level: number; time: number }) {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { level, lastModDate: new Date(time) })
  for (const [name, content] of files) await zip.add(name, new Uint8ArrayReader(content))
  return zip.close()
}
