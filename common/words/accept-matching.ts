/** Accepting many requests at once. */

/** The most that are accepted together: all of it is one write to the disk, and nobody waits for it. */
export const mostAccepted = 500

/** Why one of the chosen is left as it is. */
export const leftWhys = ['notCompleted', 'notUnderstood', 'decided', 'notMatching', 'objection'] as const
export type LeftWhy = (typeof leftWhys)[number]

/** A request that is left as it is. */
export type LeftRequest = { id: string; reference: string; why: LeftWhy }

/** What would be accepted of what was chosen, by the desk's ids. */
export type MatchingFound = { ids: string[]; left: LeftRequest[] }

/**
 * One decision of many, by its number within the request. `noteBefore`: what was noted before the note for all was added;
 * null where none was.
 */
export type AcceptedOne = { id: string; number: number; noteBefore: string | null }

/** What was accepted, each by a decision of its own. */
export type MatchingAccepted = { decisions: AcceptedOne[]; left: LeftRequest[] }
