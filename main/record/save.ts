/** Saves the record of one request where the clerk says. */
import type { Language } from '../../common/words/languages.ts'
import type { Outcome } from '../../common/words/problems.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import { legalFileName, legalName } from '../files/file-name.ts'
import type { NewPaper } from '../paper/paper.ts'
import { saveWhereChosen } from '../proofs/save.ts'
import type { Store } from '../store/open-store.ts'
import { gatherRecord } from './gather.ts'

/** What saving works with. `now`: milliseconds since 1970 UTC. `language`: the cover page's. */
export type RecordPorts = {
  choosePlace: ChoosePlace
  newPaper: NewPaper
  language: () => Language
  now: () => number
}

/** Returns the function that saves: the name of the file, or null where the clerk closed the dialog. */
export function recordSaver({ choosePlace, newPaper, language, now }: RecordPorts) {
  return async (store: Store, id: string): Promise<Outcome<{ fileName: string } | null>> => {
    const record = gatherRecord(store, id, now())
    if (!record.ok) return record
    const name = packName(record.value.fileName)
    const saved = await saveWhereChosen(store, choosePlace, name, async () => {
      // Only where one is made: its libraries would hold up the start of the app.
      const { recordPack } = await import('./pack.ts')
      return recordPack(record.value, newPaper, language())
    })
    if (saved.ok && saved.value) store.unkept.noteSaved(record.value.proof.sha256)
    return saved
  }
}

// The word at the end stays, however long the reference.
const packName = (reference: string): string =>
  legalFileName(`${legalName(reference, 'proof', { characters: 90, bytes: 190 })}-record`, 'zip', 'record')
