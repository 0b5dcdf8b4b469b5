/** One pass of filing: all that is due, each under its name. One proof that cannot be filed holds up no other. */

import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Problem } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import { sha256Of } from '../files/sha256.ts'
import type { Log } from '../log/log.ts'
import type { Filing, ProofKey } from '../store/ledger/filings.ts'
import type { Store } from '../store/open-store.ts'
import { fileProof } from './file-proof.ts'
import { filingProblem, linkIn } from './folder-fault.ts'
import { type NamesThere, namesThere } from './names-there.ts'
import { partsOf } from './parts.ts'
import { placeByTemplate } from './template.ts'
import type { ExpectOwn } from './way.ts'

/** What a pass works with. `due` returns the next proofs to be filed, as many as asked for at most. */
export type Pass = {
  store: Store
  clock: Clock
  log: Log
  folder: string
  template: string
  due: (most: number) => ProofKey[]
  /** Keeps where a proof was filed. */
  keep: (filing: Omit<Filing, 'filedAt'>) => void
  /** The kept proof is damaged: it is not tried again. */
  refuse: (key: ProofKey) => void
  expectOwn: ExpectOwn
  isStopped: () => boolean
  /** Some were filed. */
  changed: () => void
}

/**
 * How many were filed. `problem`: why the first of the others was not. `links`: those that were not written through, by
 * path below the folder.
 */
export type PassEnd = { filed: number; problem: Problem | null; links: string[] }

const mostAtOnce = 50

/** Files what is due. Ends early where it is stopped, and where the folder itself is at fault. */
export async function filePass(pass: Pass): Promise<PassEnd> {
  const names = namesThere(pass.clock.now)
  const failed = new Map<string, unknown>()
  const next = () => pass.due(mostAtOnce + failed.size).filter((key) => !failed.has(nameOf(key)))
  let filed = 0
  for (let due = next(); due.length > 0; due = next()) {
    for (const key of due) {
      if (pass.isStopped()) return { filed, problem: null, links: [] }
      const error = await fileOne(key, pass, names)
      if (error === null) filed++
      else if (await isFolderAtFault(pass, filingProblem(error)))
        return { filed, problem: filingProblem(error), links: linksOf(failed) }
      else failed.set(nameOf(key), error)
    }
    pass.changed()
  }
  const [first = null] = failed.values()
  return { filed, problem: first === null ? null : filingProblem(first), links: linksOf(failed) }
}

const linksOf = (failed: ReadonlyMap<string, unknown>): string[] => [...new Set([...failed.values()].flatMap(linkIn))]

const nameOf = ({ serviceId, requestId }: ProofKey): string => `${serviceId} ${requestId}`

/** Returns what was thrown; null where nothing was. */
async function fileOne(key: ProofKey, pass: Pass, names: NamesThere): Promise<unknown> {
  const { store, log, folder, template, isStopped, expectOwn } = pass
  const { serviceId, requestId } = key
  const proof = store.proofs.get(serviceId, requestId)
  if (!proof || sha256Of(proof.pdf) !== proof.sha256) {
    // Never filed: the clerk is told of it where the proof is opened.
    log.error('filing.damaged-proof')
    pass.refuse(key)
    return null
  }
  try {
    const place = placeByTemplate(template, partsOf(store, serviceId, requestId))
    // One that is missing is filed again under the name that it had.
    const before = store.filings.get(serviceId, requestId)
    const isOurs = (path: string) => path !== before?.path && store.filings.isOurs(folder, path)
    const path = await fileProof({ folder, place, pdf: proof.pdf, names, isOurs, expectOwn })
    if (!isStopped()) pass.keep({ serviceId, requestId, folder, path, sha256: proof.sha256 })
    return null
  } catch (error) {
    return error ?? new Error()
  }
}

/** Whether nothing else could be filed either: a disk is full, or the folder itself is away. */
function isFolderAtFault({ folder, expectOwn }: Pass, { code }: Problem): Promise<boolean> {
  if (['diskFull', 'dataDiskFull', 'dataDiskFault'].includes(code)) return Promise.resolve(true)
  const reach = async () => {
    await access(folder, constants.W_OK)
    await expectOwn([])
  }
  return reach().then(
    () => false,
    () => true
  )
}
