import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import classes from './import.module.css'
import { showPage } from './import-store.ts'
import { type Reading, whereItDiffers } from './likely-page.ts'
import { readIn, refuseLetters } from './open-sheet.ts'
import type { Sheet } from './sheet.ts'
import { encodingNames } from './sheet-facts.tsx'

/** More than these are hard to compare, and the right one is hardly ever behind them. */
const mostOthers = 4

/** Asks whether the letters are right, and shows where each other reading of the file differs. */
export function EncodingQuestion({ sheet, readings }: { sheet: Sheet; readings: readonly Reading[] }) {
  const { t } = useTranslation()
  const others = readings.filter(({ page }) => page !== sheet.encoding).slice(0, mostOthers)
  const [nearest] = others
  const sample = nearest === undefined ? [] : whereItDiffers(sheet.text, nearest.text)
  return (
    <div role="alert">
      <Note tone="warn">
        <p className={classes.question}>{t('import.encodingAsk', { page: encodingNames[sheet.encoding] })}</p>
        <p>
          {sample.length === 0 ? t('import.encodingHint') : t('import.encodingSample', { words: sample.join(' · ') })}
        </p>
        <div className={classes.answers}>
          <Button size="md" onClick={() => showPage({ step: 'columns', sheet, readings: [] })}>
            {t('import.encodingYes')}
          </Button>
          <Button size="md" variant="default" onClick={refuseLetters}>
            {t('import.encodingNo')}
          </Button>
        </div>
        {others.length === 0 ? null : (
          <ul className={classes.readings} aria-label={t('import.encodingOthers')}>
            {others.map((reading) => (
              <li key={reading.page}>
                <Button
                  size="compact-md"
                  variant="default"
                  classNames={{ label: classes.reading ?? '' }}
                  onClick={() => void readIn(reading, sheet, readings)}
                >
                  {`${encodingNames[reading.page]}: ${whereItDiffers(reading.text, sheet.text).join(' · ')}`}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Note>
    </div>
  )
}
