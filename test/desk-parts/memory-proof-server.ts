/** The part of an office's server that has proofs, in memory. */
import type { NewProof, ProofServer } from '../../main/office/proof-server.ts'

/** What all desks see. */
export function memoryProofs() {
  const rows: (NewProof & { login: string })[] = []
  const erased = new Set<string>()
  const drop = (isGone: (row: NewProof & { login: string }) => boolean) => {
    for (let at = rows.length - 1; at >= 0; at--) if (isGone(rows[at] as (typeof rows)[number])) rows.splice(at, 1)
  }
  /** The server as a login sees it. */
  const as = (login: string): ProofServer => ({
    heads: async (marks) => rows.filter(({ mark }) => marks.includes(mark)),
    sealed: async (of) => rows.find((row) => row.login === of.login && row.mark === of.mark)?.sealed,
    async put(proof) {
      drop((row) => row.login === login && row.mark === proof.mark)
      if (!erased.has(proof.mark)) rows.push({ ...proof, login })
    },
    takeBack: async (marks) => drop((row) => row.login === login && marks.includes(row.mark)),
    async erase(marks) {
      for (const mark of marks) erased.add(mark)
      drop(({ mark }) => marks.includes(mark))
    },
    forget: async (epoch) => drop((row) => row.login === login && row.epoch < epoch)
  })
  return { as, rows }
}
