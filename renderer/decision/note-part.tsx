import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import classes from './decision.module.css'
import { NoteField } from './note-field.tsx'

/** A note that is only to be read: nothing is done about its request. */
function KeptNote({ note }: { note: string }) {
  return note === '' ? null : <p className={classes.written}>{note}</p>
}

/** The note about a request that is not being decided about at the moment. */
export function NotePart({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { noteWrittenAt, noteAuthor } = detail
  return (
    <div className={classes.note}>
      {detail.isNotUnderstood ? (
        <KeptNote note={detail.note} />
      ) : (
        <NoteField detail={detail} label={t('decision.note')} />
      )}
      {noteWrittenAt === null ? null : (
        <p className={classes.written}>
          {t('decision.noteWritten', { time: exactTime(noteWrittenAt, locale) })}
          {noteAuthor === '' ? null : ` · ${noteAuthor}`}
        </p>
      )}
    </div>
  )
}
