import { LinkHostsForm } from './link-hosts-form.tsx'
import { OfficeForm } from './office-form.tsx'
import { ScreenForm } from './screen-form.tsx'
import { SlipForm } from './slip-form.tsx'
import { TemplatesForm } from './templates-form.tsx'

/** How links are handed over. */
export function HandoverPart() {
  return (
    <div>
      <OfficeForm />
      <ScreenForm />
      <SlipForm />
      <TemplatesForm />
      <LinkHostsForm />
    </div>
  )
}
