/** Returns the circles in a graph of arrows, each as the sorted names of all that reach one another. */
export function circlesIn(arrows: readonly (readonly [from: string, to: string])[]): string[][] {
  const next = new Map<string, Set<string>>()
  for (const [from, to] of arrows) if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to))
  const reached = new Map([...next.keys()].map((name) => [name, reachedFrom(name, next)]))
  const circles = new Map<string, string[]>()
  for (const [name, all] of reached) {
    if (!all.has(name)) continue
    const circle = [...all].filter((other) => reached.get(other)?.has(name) === true).sort()
    circles.set(circle.join(), circle)
  }
  return [...circles.values()]
}

function reachedFrom(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>()
  const open = [start]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const other of next.get(name) ?? []) {
      if (reached.has(other)) continue
      reached.add(other)
      open.push(other)
    }
  }
  return reached
}
