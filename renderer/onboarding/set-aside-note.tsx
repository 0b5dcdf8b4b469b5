import { useTranslation } from 'react-i18next'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { useDesk } from '../state/desk-store.ts'
import { Details, Fact } from '../ui/details.tsx'
import { Note } from '../ui/note.tsx'
import classes from './set-aside-note.module.css'

/** Tells, until the desk has a service again, that it begins anew and where its old data is. */
export function SetAsideNote() {
  const { t } = useTranslation()
  const locale = useLocale()
  const setAside = useDesk((state) => state.startup?.setAside ?? null)
  if (setAside === null) return null
  return (
    <div className={classes.place} data-testid="set-aside">
      <Note tone="plain">
        <p>{t('anew.done', { when: exactTime(setAside.at, locale) })}</p>
        <Details>
          <Fact label={t('common.folder')}>{setAside.folder}</Fact>
        </Details>
      </Note>
    </div>
  )
}
