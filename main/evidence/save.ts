/** Saves the evidence pack of one request where the clerk says. */
import type { Language } from '../../common/words/languages.ts'
import type { Outcome } from '../../common/words/problems.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import { legalFileName, legalName } from '../files/file-name.ts'
import type { NewPaper } from '../paper/paper.ts'
import { saveWhereChosen } from '../proofs/save.ts'
import type { Store } from '../store/open-store.ts'
import { type Evidence, gatherEvidence } from './gather.ts'

/** What saving works with. `now`: milliseconds since 1970 UTC. `language`: the cover page's. */
export type EvidencePorts = {
  choosePlace: ChoosePlace
  newPaper: NewPaper
  language: () => Language
  now: () => number
  /** Waits, in milliseconds. */
  wait: (ms: number) => Promise<void>
}

/** Returns the function that saves: the name of the file, or null where the clerk closed the dialog. */
export function evidenceSaver({ choosePlace, newPaper, language, now, wait }: EvidencePorts) {
  return async (store: Store, id: string): Promise<Outcome<{ fileName: string } | null>> => {
    const evidence = gatherEvidence(store, id, now())
    if (!evidence.ok) return evidence
    const name = packName(evidence.value.fileName)
    const saved = await saveWhereChosen(store, choosePlace, name, async () => {
      // Only where one is made: its libraries would hold up the start of the app.
      const { evidencePack } = await import('./pack.ts')
      return evidencePack(await decidedEvidence(store, id, evidence.value), newPaper, language())
    })
    if (saved.ok && saved.value) store.unkept.noteSaved(evidence.value.proof.sha256)
    return saved
  }

  /** The same once what was decided counts: a decision that may be withdrawn stands on no paper. */
  async function decidedEvidence(store: Store, id: string, evidence: Evidence): Promise<Evidence> {
    const serviceId = store.views.get(id)?.serviceId ?? ''
    const countsIn = store.decisions.countsIn(serviceId, evidence.requestId)
    if (countsIn === 0) return evidence
    await wait(countsIn)
    const decided = gatherEvidence(store, id, now())
    if (!decided.ok) throw new Error(`evidence is not to be had any more: ${decided.error.code}`)
    return decidedEvidence(store, id, decided.value)
  }
}

// The word at the end stays, however long the reference.
const packName = (reference: string): string =>
  legalFileName(`${legalName(reference, 'proof', { characters: 90, bytes: 190 })}-evidence`, 'zip', 'evidence')
