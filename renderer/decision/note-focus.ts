/** Moves the focus to the note on screen. */
export function focusNote(): void {
  document.querySelector<HTMLElement>('[data-note]')?.focus()
}

/** Escape in the note leaves it, so that the keys to decide by are keys again. Returns whether that was meant. */
export function escapeNote(): boolean {
  if (document.activeElement?.matches('[data-note]') !== true) return false
  document.querySelector<HTMLElement>('[data-first-focus]')?.focus()
  return true
}
