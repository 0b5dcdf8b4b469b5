/** What is typed into settings and not kept yet: it is kept before the clerk leaves them. */

const forms = new Set<() => Promise<boolean>>()

/** `keepAll` keeps what is typed in one form; it returns false where something is refused. Returns how to stop. */
export function keepBeforeLeaving(keepAll: () => Promise<boolean>): () => void {
  forms.add(keepAll)
  return () => void forms.delete(keepAll)
}

/** Keeps all that is typed. Returns whether the clerk may leave: what is refused is told first, beside its field. */
export async function keepTyped(): Promise<boolean> {
  const all = await Promise.all([...forms].map((keepAll) => keepAll()))
  return all.every((isKept) => isKept)
}
