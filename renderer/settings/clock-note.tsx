import { useTranslation } from 'react-i18next'
import { durationInWords } from '../locales/duration.ts'
import { useLocale } from '../locales/use-locale.ts'
import { useConnection } from '../state/connection-store.ts'
import { Note } from '../ui/note.tsx'

/** A difference of clocks that is worth a word. */
const worthTellingMs = 120_000

/** Tells quietly that this computer's clock is wrong and that links are counted by the service's. */
export function ClockNote() {
  const { t } = useTranslation()
  const locale = useLocale()
  const offset = useConnection(({ connection }) => connection?.clockOffsetMs ?? 0)
  if (Math.abs(offset) <= worthTellingMs) return null
  const duration = durationInWords(Math.abs(offset), locale)
  return (
    <div data-testid="clock-note">
      <Note tone="plain">
        <p>{offset > 0 ? t('settings.clockBehind', { duration }) : t('settings.clockAhead', { duration })}</p>
      </Note>
    </div>
  )
}
