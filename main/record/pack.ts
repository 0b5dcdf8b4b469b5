/** The record of one request: a ZIP with its proof, a cover page, the request for programs, and their hashes. */

import type { Language } from '../../common/words/languages.ts'
import { sha256Of } from '../files/sha256.ts'
import { zipOf } from '../files/zip.ts'
import type { NewPaper } from '../paper/paper.ts'
import { coverPage } from './cover.ts'
import type { IdentificationRecord } from './gather.ts'
import { requestJson } from './request-json.ts'

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
  return zipOf([...files, ['manifest-sha256.txt', text(manifest)]], { level: 0, time: record.madeAt })
}
