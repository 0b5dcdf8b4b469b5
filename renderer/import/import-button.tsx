import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { takeInHand } from '../state/hand-store.ts'
import { actionKeys } from '../ui/actions.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'

/** The way to many requests at once, beside *New request*. */
export function ImportButton() {
  const { t } = useTranslation()
  return (
    <KeyHint label={t('many.title')} combo={actionKeys.manyAtOnce}>
      <Button
        size="md"
        variant="default"
        aria-keyshortcuts={ariaKeys(actionKeys.manyAtOnce)}
        onClick={() => takeInHand({ kind: 'import' })}
      >
        {t('many.button')}
      </Button>
    </KeyHint>
  )
}
