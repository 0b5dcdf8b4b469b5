/**
 * What is known of a request after another answer about it. One call may tell less than another (eeID API description,
 * "A request"): whatever an answer leaves out, or leaves blank, stays as it was told before.
 */
import type { EeidRequest } from './schemas.ts'

type Tree = Readonly<Record<string, unknown>>

const ends: readonly string[] = ['expired', 'completed']

/** Puts a later answer over what earlier ones told. */
export function withEarlier(earlier: EeidRequest | undefined, later: EeidRequest): EeidRequest {
  if (earlier === undefined) return later
  return {
    ...(overlaid(earlier, later) as EeidRequest),
    status: statusAfter(earlier.status, later.status),
    claims_required: claimsAfter(earlier.claims_required, later.claims_required),
    // Once compared, a difference is not lost by an answer that compares less.
    ...(earlier.status === 'completed' && earlier.claims_matched === false ? { claims_matched: false } : {})
  }
}

/** Whether a status is as far as another one, or further. */
export const isAsFar = (status: string, other: string): boolean => ends.indexOf(status) >= ends.indexOf(other)

/** A status never runs backwards, and an answer without one says nothing of it. */
function statusAfter(earlier: string, later: string): string {
  if (later === 'unknown') return earlier
  return ends.indexOf(later) < ends.indexOf(earlier) ? earlier : later
}

type Claims = EeidRequest['claims_required']

/** What a request requires never changes: a value that was told stays, and types that were not told are added. */
function claimsAfter(earlier: Claims, later: Claims): Claims {
  const known = (earlier ?? []).filter(hasValue)
  if (known.length === 0) return later?.some(hasValue) || !earlier ? later : earlier
  return [
    ...known,
    ...(later ?? []).filter((claim) => hasValue(claim) && known.every(({ type }) => type !== claim.type))
  ]
}

const hasValue = ({ value }: { value?: string | null | undefined }) => isTold(value)

function overlaid(earlier: Tree, later: Tree): Tree {
  const names = [...new Set([...Object.keys(earlier), ...Object.keys(later)])]
  return Object.fromEntries(names.map((name) => [name, after(own(earlier, name), own(later, name))]))
}

// A service may call a field `constructor`.
const own = (tree: Tree, name: string) => (Object.hasOwn(tree, name) ? tree[name] : undefined)

function after(earlier: unknown, later: unknown): unknown {
  if (isTree(earlier) && isTree(later)) return overlaid(earlier, later)
  return isTold(later) || !isTold(earlier) ? (later ?? earlier) : earlier
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value says anything: nothing, blanks and empty brackets do not. */
function isTold(value: unknown): boolean {
  if (value === null || value === undefined) return false
  if (typeof value === 'string') return value.trim() !== ''
  return typeof value !== 'object' || Object.keys(value).length > 0
}
