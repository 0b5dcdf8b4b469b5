/** The heights of a row in pixels; the style sheet takes them from here. */
export const rowHeights = { comfortable: 52, compact: 36 } as const

/** Where a key takes the cursor, or null when it is no key of the list. */
export function stepFor(key: string, index: number, count: number, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1
  }
  const to = steps[key]
  return to === undefined ? null : Math.max(0, Math.min(to, count - 1))
}
