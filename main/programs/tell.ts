/** Writes the answers: each whole or not at all, and only where something about its request is new. */
import { join } from 'node:path'
import type { RequestDetail } from '../../common/words/request-views.ts'
import { sha256Of } from '../files/sha256.ts'
import { writeWhole } from '../files/write-whole.ts'
import { keptProof } from '../proofs/kept.ts'
import { detail } from '../requests/detail.ts'
import type { AskedFile } from '../store/ledger/asked-files.ts'
import type { Store } from '../store/open-store.ts'
import type { Say } from '../texts/texts.ts'
import { answerName, answerText, type Known, stateOf } from './answer.ts'
import type { Places } from './places.ts'

/** What telling works with. `putsProofs`: proofs are put beside the answers; `now` in milliseconds since 1970 UTC. */
export type Telling = {
  store: Store
  places: Places
  now: () => number
  say: () => Say
  isStopped: () => boolean
  putsProofs: boolean
}

const atOnce = 50

// A link lives a week (eeID API description, "Meaning"), and a clerk decides within weeks.
const longestMs = 40 * 24 * 3_600_000

/** Answers everything of which something is new. @throws what the file system throws */
export async function tellNews(telling: Telling): Promise<void> {
  const { store, isStopped } = telling
  let behind = 0
  for (;;) {
    const some = isStopped() ? [] : store.askedFiles.open(behind, atOnce)
    for (const asked of some) {
      await tell(telling, asked)
      if (isStopped()) return
      behind = asked.place
    }
    if (some.length === 0) return
  }
}

async function tell(telling: Telling, asked: AskedFile): Promise<void> {
  const { store, places, now, say, isStopped } = telling
  const found = detail(store, asked.request, now())
  const request = found.ok ? found.value : null
  const proof = await putProof(telling, asked, request)
  if (isStopped()) return
  const known = { asked, detail: request, isDecided: isDecided(store, request), proof }
  const answer = Buffer.from(answerText(known, say()))
  const sha256 = sha256Of(answer)
  if (sha256 !== asked.told) {
    await writeWhole(join(places.out, answerName(asked.id)), answer)
    if (isStopped()) return
    store.atomically(() => {
      store.askedFiles.noteTold(asked.id, sha256)
      if (stateOf(request) === 'finished') record(store, asked, request, answerName(asked.id))
    })
  }
  if (isEnded(telling, known)) store.askedFiles.end(asked.id)
}

/** Puts the proof beside the answer that is written next, so that no answer names a file that is not there. */
async function putProof(
  { store, places, putsProofs, isStopped }: Telling,
  asked: AskedFile,
  request: RequestDetail | null
): Promise<Known['proof']> {
  const file = `proof-${asked.id}.pdf`
  if (!putsProofs || request?.requestId == null || request.proofSize === null) return null
  const kept = keptProof(store, asked.request)
  if (!kept.ok) return null
  const { pdf, sha256 } = kept.value
  if (sha256 !== asked.proof) {
    await writeWhole(join(places.out, file), pdf)
    if (isStopped()) return null
    store.atomically(() => {
      store.askedFiles.noteProof(asked.id, sha256)
      record(store, asked, request, file)
    })
  }
  return { file, sha256 }
}

/** What left the desk in plain text stands in the audit log, by the name of the program that asked for it. */
function record(store: Store, { program, request: id }: AskedFile, request: RequestDetail | null, path: string): void {
  const told = { reference: request?.reference, program, path }
  store.audit.add({ act: 'file', request: id, isByItself: true, told })
}

function isDecided(store: Store, request: RequestDetail | null): boolean {
  if (request?.requestId == null || request.decisions.length === 0) return false
  return store.decisions.countsIn(request.serviceId, request.requestId) === 0
}

/** Whether nothing more will be told. */
function isEnded({ now, putsProofs }: Telling, { asked, detail: request, isDecided: decided, proof }: Known): boolean {
  if (request === null || request.status === 'expired' || now() - asked.takenAt > longestMs) return true
  const hasProof = !putsProofs || proof !== null || request.proof === 'refused'
  return request.status === 'completed' && decided && hasProof
}
