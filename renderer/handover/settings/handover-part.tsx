import { OfficeForm } from './office-form.tsx'
import { ScreenForm } from './screen-form.tsx'

/** How links are handed over. */
export function HandoverPart() {
  return (
    <>
      <OfficeForm />
      <ScreenForm />
    </>
  )
}
