import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { takeInHand } from '../state/hand-store.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'

/** The way to many requests at once, beside *New request*. */
export function ImportButton() {
  const { t } = useTranslation()
  return (
    <KeyHint label={t('import.title')} combo={actionKeys.importList}>
      <Button
        size="md"
        variant="default"
        aria-keyshortcuts={ariaKeys(actionKeys.importList)}
        onClick={() => takeInHand({ kind: 'import' })}
      >
        {t('import.button')}
      </Button>
    </KeyHint>
  )
}
