/** What the office's server keeps of how far each desk knows the streams: the newest word of each login. */

/** A desk's word (`signed.ts`), by the SHA-256 of its characters. */
export type SignedWord = { id: string; said: string }

/** The server, as far as it keeps these words. */
export type SignedServer = {
  /** The ids of all that are there. */
  ids(): Promise<string[]>
  words(ids: readonly string[]): Promise<SignedWord[]>
  /** Puts a word in place of this login's last one. */
  sign(said: string): Promise<void>
}
