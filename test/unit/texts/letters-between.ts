/** How many letters have to be put in, left out or changed to come from one word to the other. */
export function lettersBetween(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()]
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, above] of [...other].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === above ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
