/** The record of one request: a ZIP with its proof, a cover page, the request for programs, and their hashes. */

import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import type { Language } from '../../common/words/languages.ts'
import { sha256Of } from '../files/sha256.ts'
import type { NewPaper } from '../paper/paper.ts'
import { coverPage } from './cover.ts'
import type { IdentificationRecord } from './gather.ts'
import { requestJson } from './request-json.ts'

// Nothing is compressed: there is no work for another thread.
configure({ useWebWorkers: false })

/** The pack's bytes. The same record in the same language and time zone gives the same bytes. */
export async function recordPack(
  record: IdentificationRecord,
  newPaper: NewPaper,
  language: Language
): Promise<Uint8Array> {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content)
  const files: [name: string, content: Uint8Array][] = [
    ['cover.pdf', await coverPage(record, newPaper, language)],
    ['proof.pdf', record.proof.pdf],
    ['request.json', text(requestJson(record))]
  ]
  const manifest = files.map(([name, content]) => `${sha256Of(content)}  ${name}\n`).join('')
  // Stored as it is: a PDF is compressed already, and the proof is to be found byte for byte by the simplest tool.
  const zip = new ZipWriter(new Uint8ArrayWriter(), { level: 0, lastModDate: new Date(record.madeAt) })
  for (const [name, content] of [...files, ['manifest-sha256.txt', text(manifest)] as const])
    await zip.add(name, new Uint8ArrayReader(content))
  return zip.close()
}
