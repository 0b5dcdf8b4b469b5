/** Saves the record of one request where the clerk says. */
import type { Language } from '../../common/words/languages.ts'
import type { Outcome } from '../../common/words/problems.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import { legalFileName, legalName } from '../files/file-name.ts'
import type { NewPaper } from '../paper/paper.ts'
import { noteSaved } from '../proofs/deeds.ts'
import { named, saveWhereChosen } from '../proofs/save.ts'
import type { Store } from '../store/open-store.ts'
import { gatherRecord, type IdentificationRecord } from './gather.ts'

/** What saving works with. `now`: milliseconds since 1970 UTC. `language`: the cover page's. */
export type RecordPorts = {
  choosePlace: ChoosePlace
  newPaper: NewPaper
  language: () => Language
  now: () => number
  /** Waits, in milliseconds. */
  wait: (ms: number) => Promise<void>
}

/** Returns the function that saves: the name of the file, or null where the clerk closed the dialog. */
export function recordSaver({ choosePlace, newPaper, language, now, wait }: RecordPorts) {
  return async (store: Store, id: string): Promise<Outcome<{ fileName: string } | null>> => {
    const record = gatherRecord(store, id, now())
    if (!record.ok) return record
    const name = packName(record.value.fileName)
    const saved = await saveWhereChosen(store, choosePlace, name, async () => {
      // Only where one is made: its libraries would hold up the start of the app.
      const { recordPack } = await import('./pack.ts')
      return recordPack(await decidedRecord(store, id, record.value), newPaper, language())
    })
    if (saved.ok && saved.value) {
      store.unkept.noteSaved(record.value.proof.sha256)
      noteSaved(store, id, saved.value.file)
    }
    return named(saved)
  }

  /** The same once what was decided counts: a decision that may be withdrawn stands on no paper. */
  async function decidedRecord(store: Store, id: string, record: IdentificationRecord): Promise<IdentificationRecord> {
    const serviceId = store.views.get(id)?.serviceId ?? ''
    const countsIn = store.decisions.countsIn(serviceId, record.requestId)
    if (countsIn === 0) return record
    await wait(countsIn)
    const decided = gatherRecord(store, id, now())
    if (!decided.ok) throw new Error(`the record is not to be had any more: ${decided.error.code}`)
    return decidedRecord(store, id, decided.value)
  }
}

// The word at the end stays, however long the reference.
const packName = (reference: string): string =>
  legalFileName(`${legalName(reference, 'proof', { characters: 90, bytes: 190 })}-record`, 'zip', 'record')
