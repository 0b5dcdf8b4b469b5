/** Names of saved files, legal on Windows, macOS and Linux alike. */
import filenamify from 'filenamify'

// Marks that turn the reading direction or cannot be seen: they can make `fdp.exe` look like `exe.pdf`.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * The suggested name of a proof: its reference as far as it can stand in a name, at most 100 characters and 200 bytes,
 * never hidden and never empty.
 */
export const proofFileName = (reference: string): string => legalFileName(reference, 'pdf', 'proof')

/** The same for any text and ending; `otherwise` where nothing of the text can stand in a name. */
export function legalFileName(text: string, ending: string, otherwise: string): string {
  const visible = text.normalize('NFC').replace(invisible, '')
  const legal = filenamify(visible, { replacement: '-', maxLength: 100 })
  const plain = withinBytes(legal, 200).replace(/^[.\s-]+|[.\s-]+$/gu, '')
  // Once more with the ending: names such as CON are reserved with any ending.
  return filenamify(`${plain || otherwise}.${ending}`, { replacement: '-', maxLength: 120 })
}

function withinBytes(text: string, most: number): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (Buffer.byteLength(kept + segment) > most) break
    kept += segment
  }
  return kept
}
