import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { readTemplates } from '../templates/templates-store.ts'
import { SettingRow } from '../ui/setting-row.tsx'
import { FormList } from './form-list.tsx'
import { ReasonList } from './reason-list.tsx'
import classes from './templates-part.module.css'

/** The office's templates: reasons in three languages, and whole forms. The same for every service. */
export function TemplatesPart() {
  const { t } = useTranslation()
  useEffect(() => {
    void readTemplates()
  }, [])
  return (
    <>
      <SettingRow name="templates.reasons">
        <section className={classes.part} aria-labelledby="template-reasons">
          <h4 className={classes.title} id="template-reasons">
            {t('templates.reasons')}
          </h4>
          <p className={classes.text}>{t('templates.reasonsHint')}</p>
          <ReasonList />
        </section>
      </SettingRow>
      <SettingRow name="templates.forms">
        <section className={classes.part} aria-labelledby="template-forms">
          <h4 className={classes.title} id="template-forms">
            {t('templates.forms')}
          </h4>
          <p className={classes.text}>{t('templates.formsHint')}</p>
          <FormList />
        </section>
      </SettingRow>
    </>
  )
}
