/** What the file of a proof is called. */
import { legalFileName, legalName } from '../files/file-name.ts'

/**
 * The suggested name of a proof: its reference as far as it can stand in a name, at most 100 characters and 200 bytes,
 * never hidden and never empty.
 */
export const proofFileName = (reference: string): string =>
  legalFileName(legalName(reference, 'proof', { characters: 100, bytes: 200 }), 'pdf', 'proof')
