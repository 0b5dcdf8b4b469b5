/** On which display the person's window belongs. */

/** A display, as far as the choice depends on it. */
export type KnownDisplay = { id: number; label: string }

/** What the office chose: whether at all, and which display; null takes the first that is not the clerk's. */
export type ScreenChoice = { isOn: boolean; display: KnownDisplay | null }

/**
 * The display for the person's window; undefined where there is none. A chosen one is known by its id, or, since systems
 * give another id to one that was unplugged, by its label where only one has it. Where it is away nothing takes its
 * place: what a person is to see must not come up on somebody else's display.
 */
export function displayFor<T extends KnownDisplay>(
  { isOn, display }: ScreenChoice,
  displays: readonly T[],
  clerks: KnownDisplay
): T | undefined {
  if (!isOn) return undefined
  const others = displays.filter(({ id }) => id !== clerks.id)
  if (display === null) return others[0]
  const named = others.filter(({ label }) => label !== '' && label === display.label)
  return others.find(({ id }) => id === display.id) ?? (named.length === 1 ? named[0] : undefined)
}
