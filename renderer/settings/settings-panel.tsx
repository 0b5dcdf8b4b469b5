import { UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PageName, pages } from '../../common/settings/pages.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import { PanelHead } from '../ui/panel-head.tsx'
import { sections } from './sections.tsx'
import classes from './settings-panel.module.css'

interface Props {
  service: ServiceView
  onBack: () => void
  /** Which page to begin with. */
  begin: PageName | undefined
}

/** The settings, a page at a time. */
export function SettingsPanel({ service, onBack, begin }: Props) {
  const { t } = useTranslation()
  const [section, setSection] = useState<PageName>(begin ?? 'appearance')
  useEffect(() => {
    if (begin !== undefined) setSection(begin)
  }, [begin])
  return (
    <>
      <PanelHead
        onBack={onBack}
        title={
          <h2 className={classes.title} tabIndex={-1} data-first-focus>
            {t('settings.title')}
          </h2>
        }
      />
      <div className={classes.columns}>
        <nav aria-label={t('settings.pages')} className={classes.pages}>
          {(Object.keys(pages) as PageName[]).map((name) => (
            <UnstyledButton
              key={name}
              className={classes.page}
              aria-current={name === section ? 'page' : undefined}
              onClick={() => setSection(name)}
            >
              {t(`settings.sections.${name}`)}
            </UnstyledButton>
          ))}
        </nav>
        <section className={classes.section} aria-labelledby="settings-page" key={section}>
          <h3 className={classes.subtitle} id="settings-page">
            {t(`settings.sections.${section}`)}
          </h3>
          {sections[section](service)}
        </section>
      </div>
    </>
  )
}
