/** Names of saved files, legal on Windows, macOS and Linux alike. */
import filenamify from 'filenamify'

// Marks that turn the reading direction or cannot be seen: they can make `fdp.exe` look like `exe.pdf`.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * The suggested name of a proof: its reference as far as it can stand in a name, at most 100 characters and 200 bytes,
 * never hidden and never empty.
 */
export const proofFileName = (reference: string): string =>
  legalFileName(legalName(reference, 'proof', { characters: 100, bytes: 200 }), 'pdf', 'proof')

/** The same for any text and ending; `otherwise` where nothing of the text can stand in a name. */
export function legalFileName(text: string, ending: string, otherwise: string): string {
  // Once more with the ending: names such as CON are reserved with any ending.
  const legal = legalName(text, otherwise, { characters: 110, bytes: 220 })
  return filenamify(`${legal}.${ending}`, { replacement: '-', maxLength: 120 })
}

/** A name without an ending, of a folder for example, no longer than `most`. */
export function legalName(text: string, otherwise: string, most: { characters: number; bytes: number }): string {
  const visible = text.normalize('NFC').replace(invisible, '')
  const legal = filenamify(visible, { replacement: '-', maxLength: most.characters })
  const plain = withinBytes(legal, most.bytes).replace(/^[.\s-]+|[.\s-]+$/gu, '')
  return filenamify(plain || otherwise, { replacement: '-', maxLength: most.characters })
}

function withinBytes(text: string, most: number): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (Buffer.byteLength(kept + segment) > most) break
    kept += segment
  }
  return kept
}
