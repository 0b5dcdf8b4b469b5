/** Names of saved files, legal on Windows, macOS and Linux alike. */
import filenamify from 'filenamify'

// Marks that turn the reading direction or cannot be seen: they can make `fdp.exe` look like `exe.pdf`.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * A name with an ending: the text as far as it can stand in a name, at most 110 characters and 220 bytes, never hidden and
 * never empty. `otherwise` where nothing of the text can stand in a name.
 */
export function legalFileName(text: string, ending: string, otherwise: string): string {
  // Once more with the ending: names such as CON are reserved with any ending.
  const legal = legalName(text, otherwise, { characters: 110, bytes: 220 })
  return filenamify(`${legal}.${ending}`, { replacement: '-', maxLength: 120 })
}

/** A name without an ending, of a folder for example, no longer than `most`. */
export function legalName(text: string, otherwise: string, most: { characters: number; bytes: number }): string {
  const visible = text.normalize('NFC').replace(invisible, '')
  const plain = within(legalMarks(visible), most).replace(/^[.\s-]+|[.\s-]+$/gu, '')
  return legalMarks(plain || otherwise)
}

// Cut here: the library would take all behind an early dot for an ending, and keep that whole.
const legalMarks = (text: string): string => filenamify(text, { replacement: '-', maxLength: Number.POSITIVE_INFINITY })

const segmenter = new Intl.Segmenter()

/** The beginning of a text, no letter of it cut in half. */
function within(text: string, most: { characters: number; bytes: number }): string {
  let [length, bytes] = [0, 0]
  for (const { segment } of segmenter.segment(text)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > most.bytes || length + segment.length > most.characters) break
    length += segment.length
  }
  return text.slice(0, length)
}
