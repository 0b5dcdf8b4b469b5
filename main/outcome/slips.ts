/** Slips of the hand between two texts. Both are taken as they are: compare what was made alike before. */

/** Whether the texts differ by exactly two neighbours that changed places. */
export function isNeighbourSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = firstDifference(a, b)
  return at < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** Whether one character is another, missing or too many, and nothing else differs. */
export function isOneCharacter(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  const at = firstDifference(a, b)
  if (a.length === b.length) return a.slice(at + 1) === b.slice(at + 1)
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  return shorter.slice(at) === longer.slice(at + 1)
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}
