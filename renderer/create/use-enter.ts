import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { actionKeys } from '../ui/action-keys.ts'
import { comboOf } from '../ui/keys.ts'
import { followsScan, mayBeScanners } from '../ui/scanning.ts'

/** What is written in, as opposed to a list to choose from. */
type Field = HTMLInputElement | HTMLTextAreaElement

const isExpanded = (field: Field): boolean => field.getAttribute('aria-expanded') === 'true'

/** The field of the form in which something was pressed; null for its buttons, and for what has an *Enter* of its own. */
function fieldOf({ target }: KeyboardEvent): Field | null {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField && target.matches('[data-field]') ? target : null
}

/** Goes to a field as *Tab* does: what stands in a line is chosen, to be written over. */
function goTo(field: Field): void {
  field.focus()
  if (field instanceof HTMLInputElement) field.select()
}

/**
 * Enter goes on to the next field, and from the last one creates where the clerk typed it. A scanner's goes on, too, but
 * from the last field only to the button. Returns what hears the keys of the form.
 */
export function useEnter(form: RefObject<HTMLFormElement | null>, create: () => void) {
  const latest = useRef(create)
  useLayoutEffect(() => {
    latest.current = create
  })

  /** The last Enter was a scanner's: what it presses after that, such as a second one, belongs to the same code. */
  const wasScanners = useRef(false)

  function goOn(field: Field, isScanners: boolean): void {
    const fields = [...(form.current?.querySelectorAll<Field>('[data-field]') ?? [])]
    const next = fields[fields.indexOf(field) + 1]
    if (next !== undefined) goTo(next)
    else if (isScanners) form.current?.querySelector<HTMLElement>('[data-create]')?.focus()
    else latest.current()
  }

  return function onKeyDown(event: KeyboardEvent): void {
    const field = fieldOf(event)
    if (field === null || event.nativeEvent.isComposing) return
    const combo = comboOf(event.nativeEvent)
    // An open list takes the chord for its Enter, and has what was chosen in the form a moment later.
    if (combo === actionKeys.create && isExpanded(field)) setTimeout(() => latest.current())
    if (combo !== 'enter' || isExpanded(field)) return
    event.preventDefault()
    event.stopPropagation()
    // Held down, it would run through the whole form and create.
    if (event.repeat) return
    const isScanners = mayBeScanners(event.nativeEvent, field.value)
    if (wasScanners.current && followsScan(event.nativeEvent)) return
    wasScanners.current = isScanners
    goOn(field, isScanners)
  }
}
