/** The Merkle tree over a log's hashes, as RFC 6962 has it (section 2.1): one root stands for all of them and their order. */
import { createHash } from 'node:crypto'

/** The root of an empty tree. */
export const emptyRoot = createHash('sha256').digest('hex')

/** The whole trees that a number of leaves falls into, the largest first; sizes are powers of two. */
export type Range = readonly { size: number; root: string }[]

/** A range with one leaf more. It takes as many steps as the number of leaves has bits. */
export function withLeaf(range: Range, leaf: string): Range {
  const trees = [...range]
  let added = { size: 1, root: leaf }
  for (let last = trees.at(-1); last?.size === added.size; last = trees.at(-1)) {
    trees.pop()
    added = { size: last.size * 2, root: joined(last.root, added.root) }
  }
  return [...trees, added]
}

/** The root over a range. */
export function rootOf(range: Range): string {
  const roots = range.map(({ root }) => root)
  return roots.length === 0 ? emptyRoot : roots.reduceRight((right, left) => joined(left, right))
}

const joined = (left: string, right: string): string =>
  createHash('sha256')
    .update(Uint8Array.of(1))
    .update(Buffer.from(left, 'hex'))
    .update(Buffer.from(right, 'hex'))
    .digest('hex')
