/** The part of the office's server by which a proof is fetched from eeID once. */

/** What a desk puts: one proof as it has fetched it. `mark`: of the request; all hexadecimal, but for head and bytes. */
export type NewProof = { mark: string; epoch: number; head: string; signature: string; sealed: Uint8Array }

/** The same as it is there, without its bytes; `login`: who put it. */
export type PutProof = Omit<NewProof, 'sealed' | 'epoch'> & { login: string }

/** What is asked of the server. Every call fails with an error where the server does not answer in time. */
export type ProofServer = {
  /** What is there of requests, by their marks, whoever has put it. */
  heads(marks: readonly string[]): Promise<PutProof[]>
  /** The bytes of one; undefined where it is gone. */
  sealed(of: Pick<PutProof, 'login' | 'mark'>): Promise<Uint8Array | undefined>
  /** Puts one in the place of what this login has put of the request before. */
  put(proof: NewProof): Promise<void>
  /** Takes away what this login has put of requests, by their marks. */
  takeBack(marks: readonly string[]): Promise<void>
  /** Takes away the proofs of these requests, and takes none of them any more; by a manager's login only. */
  erase(marks: readonly string[]): Promise<void>
  /** Takes away what is sealed under keys of earlier epochs: this login's own, by a manager's login all. */
  forget(epoch: number): Promise<void>
}
