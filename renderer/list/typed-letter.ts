/** What the browser says of a field and of what is about to be typed in it. */
interface Typing {
  field: Pick<HTMLInputElement, 'value' | 'selectionStart' | 'selectionEnd' | 'maxLength'>
  typed: Pick<InputEvent, 'inputType' | 'data' | 'isComposing'>
}

/**
 * What will stand in a field once a letter is in it (or several, where a key gives several); null for whatever is not
 * just that, and for what may not fit: then it is known when it stands there.
 */
export function withLetter({ field, typed: { inputType, data, isComposing } }: Typing): string | null {
  const { value, selectionStart, selectionEnd, maxLength } = field
  if (inputType !== 'insertText' || isComposing || data === null) return null
  if (selectionStart === null || selectionEnd === null) return null
  const next = value.slice(0, selectionStart) + data + value.slice(selectionEnd)
  return maxLength !== -1 && next.length > maxLength ? null : next
}
