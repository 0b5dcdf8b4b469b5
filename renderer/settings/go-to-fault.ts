/** Takes the focus to what could not be kept. */
export function goToFault(): void {
  const fault = document.querySelector<HTMLElement>('[data-setting] [aria-invalid="true"]')
  fault?.focus()
}
