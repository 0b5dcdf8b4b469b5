/** One round of filing: all that is due, each under its name. One proof that cannot be filed holds up no other. */
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Problem } from '../../preload/problem.ts'
import type { Clock } from '../clock.ts'
import { diskProblem } from '../files/disk-problem.ts'
import { sha256Of } from '../files/sha256.ts'
import type { Log } from '../log/log.ts'
import type { ProofKey } from '../store/ledger/filings.ts'
import type { Store } from '../store/open-store.ts'
import { fileProof } from './file-proof.ts'
import { type NamesThere, namesThere } from './names-there.ts'
import { partsOf } from './parts.ts'
import { placeByTemplate } from './template.ts'

/** What a round works with. `due` answers the next proofs to be filed, as many as asked for at most. */
export type Round = {
  store: Store
  clock: Clock
  log: Log
  folder: string
  template: string
  due: (most: number) => ProofKey[]
  isStopped: () => boolean
  /** Some were filed. */
  changed: () => void
}

/** How many were filed, and what the first of those that were not failed on. */
export type RoundEnd = { filed: number; problem: Problem | null }

const mostAtOnce = 50

/** Files what is due. Ends early where it is stopped, and where the folder itself is at fault. */
export async function fileDue(round: Round): Promise<RoundEnd> {
  const names = namesThere(round.clock.now)
  const failed = new Map<string, Problem>()
  const next = () => round.due(mostAtOnce + failed.size).filter((key) => !failed.has(nameOf(key)))
  let filed = 0
  for (let due = next(); due.length > 0; due = next()) {
    for (const key of due) {
      if (round.isStopped()) return { filed, problem: null }
      const problem = await fileOne(key, round, names)
      if (problem === null) filed++
      else if (await isFolderAtFault(round.folder, problem)) return { filed, problem }
      else failed.set(nameOf(key), problem)
    }
    round.changed()
  }
  return { filed, problem: [...failed.values()][0] ?? null }
}

const nameOf = ({ serviceId, requestId }: ProofKey): string => `${serviceId} ${requestId}`

async function fileOne({ serviceId, requestId }: ProofKey, round: Round, names: NamesThere): Promise<Problem | null> {
  const { store, log, folder, template, isStopped } = round
  const proof = store.proofs.get(serviceId, requestId)
  if (!proof || sha256Of(proof.pdf) !== proof.sha256) {
    // Never filed: the clerk is told of it where the proof is opened.
    log.error('filing.damaged-proof')
    store.filings.refuse(serviceId, requestId)
    return null
  }
  try {
    const place = placeByTemplate(template, partsOf(store, serviceId, requestId))
    const isOurs = (path: string) => store.filings.isOurs(folder, path)
    const path = await fileProof({ folder, place, pdf: proof.pdf, names, isOurs })
    if (!isStopped()) store.filings.add({ serviceId, requestId, folder, path, sha256: proof.sha256 })
    return null
  } catch (error) {
    return diskProblem(error)
  }
}

/** Whether nothing else could be filed either: the disk is full, or the folder itself is away. */
function isFolderAtFault(folder: string, { code }: Problem): Promise<boolean> {
  if (code === 'diskFull') return Promise.resolve(true)
  return access(folder, constants.W_OK).then(
    () => false,
    () => true
  )
}
