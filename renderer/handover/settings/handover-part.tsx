import { useTranslation } from 'react-i18next'
import { Part } from '../../ui/part.tsx'
import { LinkHostsForm } from './link-hosts-form.tsx'
import { OfficeForm } from './office-form.tsx'
import { ScreenForm } from './screen-form.tsx'
import { SlipForm } from './slip-form.tsx'
import { TemplatesForm } from './templates-form.tsx'

/** How links are handed over. */
export function HandoverPart() {
  const { t } = useTranslation()
  return (
    <>
      <OfficeForm />
      <ScreenForm />
      <Part title={t('handover.forms.title')}>
        <TemplatesForm />
      </Part>
      <Part title={t('handover.forms.slip')}>
        <SlipForm />
      </Part>
      <LinkHostsForm />
    </>
  )
}
