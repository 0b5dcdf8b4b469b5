/** What the clerk wants to see of a service's list. */
import { z } from 'zod'

const localDate = z.iso.date()

/**
 * The saved views. `waiting`: has not ended yet, on the service or on its way there; `toDecide`: completed, and the clerk
 * has not said anything yet; `expiringToday`: pending, and its link runs out before the desk's day ends; `proofMissing`:
 * completed without a kept proof; `parked`: needs the clerk before it can go out, or was refused.
 */
export const listView = z.enum(['all', 'waiting', 'toDecide', 'expiringToday', 'proofMissing', 'parked'])

/** A request's state as the list filters and sorts by it; `notSent`: in the outbox, whatever its state there. */
export const listStatus = z.enum(['notSent', 'waiting', 'matching', 'differing', 'notCompared', 'expired', 'other'])

/** What the clerk decided, `none`: nothing yet. */
export const listVerdict = z.enum(['none', 'accept', 'reject', 'askAgain'])

/** What the list may be sorted by. Whatever it is, requests that are the same in it stand newest first. */
export const listOrder = z.enum(['createdAt', 'reference', 'who', 'status', 'completedAt'])

/** Everything that decides which requests the list shows, and in which order. */
export const listQuery = z.strictObject({
  view: listView,
  /**
   * Words that are all in the reference, the name (asked for or received), the code or the note, whatever their case and
   * accents.
   */
  search: z.string().max(200),
  /** Any of these; empty: whatever it is. */
  statuses: z.array(listStatus).max(listStatus.options.length),
  /** Any of these; empty: whatever it is. */
  verdicts: z.array(listVerdict).max(listVerdict.options.length),
  /** The first day, by the desk's own clock, on which they may have been created. */
  from: localDate.nullable(),
  /** The last such day. */
  to: localDate.nullable(),
  sort: z.strictObject({ by: listOrder, descending: z.boolean() })
})

/** How many requests each view has. */
export const listCounts = z.object({
  all: z.int(),
  waiting: z.int(),
  toDecide: z.int(),
  expiringToday: z.int(),
  proofMissing: z.int(),
  parked: z.int()
})

export type ListQuery = z.infer<typeof listQuery>
export type ListView = ListQuery['view']
export type ListCounts = z.infer<typeof listCounts>
