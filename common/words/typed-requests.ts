/** Requests as the clerk types them, one alone or many at once. */
import type { Language } from './languages.ts'
import type { FieldProblemCode } from './problems.ts'
import type { ClaimTexts } from './requests.ts'

/** A request as typed by the clerk. */
export type DraftInput = {
  serviceId: string
  /** Empty values are not sent. */
  claims: ClaimTexts
  /**
   * The personal code that the clerk knows to be no national code, though it looks like one without its country: it is
   * sent as it is, as long as it stays this one.
   */
  subAsTyped?: string | undefined
  /** Nobody in particular is asked for, by the clerk's own choice: it holds only while there is no claim. */
  isDiscovery?: true | undefined
  reference: string
  reason: string
  /** Of a reason from the office's list, in the languages that have a text: the person sees it in their own. */
  reasonTranslations?: Partial<Record<Language, string | undefined>> | undefined
  /** The refused request that this one puts right; it leaves the list when this one is kept. */
  corrects?: string | undefined
  /** The request that this one asks again for, by the desk's id; its record stays. */
  asksAgain?: string | undefined
}

/** One request of many; an empty reference is the desk's next one. */
export type ImportRow = Pick<DraftInput, 'claims' | 'subAsTyped' | 'reference' | 'reason'>

/** An earlier request about the same person. `createdAt` is ISO 8601 in UTC. */
export type EarlierRequest = { id: string; reference: string; createdAt: string }

/** What can be told about one row of many. */
export type RowFinding = {
  /** What is wrong, by the field's name. */
  fields: Record<string, FieldProblemCode>
  /** The latest request about the same person within the last days. */
  earlier: EarlierRequest | null
  /** The reference was used before: the request gets the desk's next one behind it. */
  isReferenceUsed: boolean
}
