/** Saves the papers of erasing where somebody says: what is held about a person, and certificates. */
import type { Language } from '../../common/words/languages.ts'
import { failed, type Outcome } from '../../common/words/problems.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import type { NewPaper } from '../paper/paper.ts'
import { named, saveWhereChosen } from '../proofs/save.ts'
import { inSlices } from '../store/database/steps.ts'
import type { Store } from '../store/open-store.ts'
import { certificate } from './certificate.ts'
import { findPerson } from './find-person.ts'
import { heldPaper } from './held-paper.ts'
import { heldRecord } from './held-record.ts'

/** What saving works with. `now`: milliseconds since 1970 UTC. */
export type PaperPorts = {
  choosePlace: ChoosePlace
  newPaper: NewPaper
  language: () => Language
  now: () => number
  /** Desks that were set aside because their key was lost. */
  lostDesks: () => number
}

type Saved = Promise<Outcome<{ fileName: string } | null>>

/** Saves what is held about a person, of what was found by `search` the chosen ones. The file's name tells nothing. */
export async function saveHeld(ports: PaperPorts, store: Store, search: string, ids: readonly string[]): Saved {
  const { choosePlace, newPaper, language, now } = ports
  const found = await inSlices(findPerson(store, search, now()), () => true)
  if (found === undefined) return failed({ code: 'storeClosed' })
  const { drafts, waiting, templates, requests } = found
  const records = requests.filter(({ id }) => ids.includes(id)).map((each) => heldRecord(store, each))
  const held = { search, madeAt: now(), desk: store.desk.code(), records, drafts, waiting, templates }
  const name = `eeid-desk-held-${day(now())}.pdf`
  return named(await saveWhereChosen(store, choosePlace, name, () => heldPaper(held, newPaper, language())))
}

/** Saves the certificate of an order that is done. */
export async function saveCertificate(ports: PaperPorts, store: Store, id: string): Saved {
  const { choosePlace, newPaper, language, now, lostDesks } = ports
  const erasure = store.erasures.list().find((each) => each.id === id)
  if (erasure?.step !== 'ended') return failed({ code: 'erasureWaits' })
  const certified = {
    erasure,
    madeAt: now(),
    desk: store.desk.code(),
    marks: store.erasures.marks(id),
    copiesLeft: store.erasures.copies(id).length,
    lostDesks: lostDesks(),
    log: store.audit.head()
  }
  const name = `eeid-desk-erased-${day(erasure.orderedAt)}-${id.slice(0, 8)}.pdf`
  return named(await saveWhereChosen(store, choosePlace, name, () => certificate(certified, newPaper, language())))
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
