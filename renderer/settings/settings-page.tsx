import { UnstyledButton } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groups, type PageName, type Place, placeOf } from '../../common/settings/pages.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import { keepTyped } from '../state/typed-settings.ts'
import { PanelHead } from '../ui/panel-head.tsx'
import { LockContext, MarkContext } from '../ui/setting-marks.ts'
import { goToFault } from './go-to-fault.ts'
import { PolicyNote } from './policy-note.tsx'
import { sections } from './sections.tsx'
import classes from './settings-page.module.css'
import { useLocks } from './use-locks.ts'

interface Props {
  service: ServiceView
  onBack: () => void
  /** Back is to the list. */
  isFromList: boolean
  /** The page to begin with, or the field to which the clerk is led. A new one for every time. */
  begin: { place: Place } | null
}

/** The settings: their pages at the left, in groups, and one of them. */
export function SettingsPage({ service, onBack, isFromList, begin }: Props) {
  const { t } = useTranslation()
  const { page, mark, go } = usePage(begin)
  const locks = useLocks()
  const section = useRef<HTMLElement>(null)
  const isLed = begin !== null && placeOf(begin.place).field !== null

  async function choose(name: PageName) {
    // What is refused is told beside its field: it is seen before the page goes.
    if (!(await keepTyped())) return goToFault()
    go(name)
    // On a narrow window the page stands below the list of pages.
    section.current?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <>
      <PanelHead
        onBack={onBack}
        {...(isFromList ? {} : { backLabel: t('settings.back') })}
        title={
          // Where the clerk is led to a field, that has the focus.
          <h2 className={classes.title} tabIndex={-1} {...(isLed ? {} : { 'data-first-focus': '' })}>
            {t('settings.title')}
          </h2>
        }
      />
      <div className={classes.columns}>
        <PolicyNote />
        <div className={classes.inner}>
          <Pages page={page} onChoose={(name) => void choose(name)} />
          <section ref={section} className={classes.section} aria-labelledby="settings-page" key={page}>
            <h3 className={classes.subtitle} id="settings-page">
              {t(`settings.sections.${page}`)}
            </h3>
            <LockContext value={locks}>
              <MarkContext value={mark}>{sections[page](service)}</MarkContext>
            </LockContext>
          </section>
        </div>
      </div>
    </>
  )
}

/** Which page is shown, and the field on it to which the clerk was led. */
function usePage(begin: Props['begin']) {
  const [place, setPlace] = useState(() => placeOf(begin?.place ?? 'appearance'))
  useEffect(() => {
    if (begin !== null) setPlace(placeOf(begin.place))
  }, [begin])
  const { page, field } = place
  const reached = useCallback(() => setPlace((before) => ({ ...before, field: null })), [])
  const mark = useMemo(() => ({ field, reached }), [field, reached])
  return { page, mark, go: (name: PageName) => setPlace({ page: name, field: null }) }
}

function Pages({ page, onChoose }: { page: PageName; onChoose: (name: PageName) => void }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('settings.pages')} className={classes.groups}>
      {groups.map(({ group, pages }) => (
        <div key={group}>
          <h3 id={`settings-${group}`} className={classes.groupTitle}>
            {t(`settings.groups.${group}`)}
          </h3>
          <ul className={classes.pages} aria-labelledby={`settings-${group}`}>
            {pages.map((name) => (
              <li key={name}>
                <UnstyledButton
                  className={classes.page}
                  aria-current={name === page ? 'page' : undefined}
                  onClick={() => onChoose(name)}
                >
                  {t(`settings.sections.${name}`)}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
