import { Button, Textarea } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { mostBytes, mostRows } from '../../common/words/import.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import classes from './import.module.css'
import { useImport } from './import-store.ts'
import { openFile, openText } from './open-sheet.ts'
import { SheetProblemNote } from './sheet-problem-note.tsx'

/** Where the rows come from: a file, or what is pasted. */
export function BeginPart() {
  const { t } = useTranslation()
  const locale = useLocale()
  const isOpening = useImport((state) => state.busy === 'opening')
  const pasted = useImport((state) => state.pasted)
  const limits = { rows: wholeNumber(mostRows, locale), megabytes: mostBytes / 1_000_000 }
  return (
    <div className={classes.begin}>
      <p className={classes.intro}>
        {t('import.intro')} {t('import.limits', limits)}
      </p>
      <SheetProblemNote />
      <Button
        size="md"
        leftSection={<IconFolderOpen size={18} aria-hidden="true" />}
        aria-disabled={isOpening}
        onClick={() => void openFile()}
      >
        {isOpening ? t('import.opening') : t('import.openFile')}
      </Button>
      <Textarea
        label={t('import.paste')}
        description={t('import.pasteHint')}
        value={pasted}
        onChange={(event) => useImport.setState({ pasted: event.currentTarget.value })}
        minRows={8}
        maxRows={8}
        rows={8}
        size="md"
        autoComplete="off"
        spellCheck={false}
        className={classes.paste}
      />
      <Button size="md" variant="default" onClick={() => void openText(pasted)}>
        {t('import.read')}
      </Button>
    </div>
  )
}
