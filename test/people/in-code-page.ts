/** Texts as the programs of people here save them: in code pages of one byte a letter. */
import { type CodePage, readAs } from '../../renderer/import/code-pages.ts'

/** The bytes of a text in a page. Fails on a letter that the page does not have. */
export function inCodePage(text: string, page: CodePage): Uint8Array {
  const bytes = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte -= 1) {
    const letter = readAs(page, new Uint8Array([byte]))
    if (letter !== null) bytes.set(letter, byte)
  }
  return Uint8Array.from(text, (letter) => {
    const byte = bytes.get(letter)
    if (byte === undefined) throw new Error(`${page} has no ${letter}`)
    return byte
  })
}
