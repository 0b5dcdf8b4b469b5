import { Button } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../state/use-action.ts'
import { actionKeys } from '../ui/action-keys.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'

/** Saves everything about the request in one file, for somebody who was not there. */
export function RecordButton({ saving }: { saving: Action }) {
  const { t } = useTranslation()
  return (
    <KeyHint label={t('does.saveRecord')} combo={actionKeys.saveRecord}>
      <Button
        variant="default"
        leftSection={<IconFileZip size={18} aria-hidden="true" />}
        aria-disabled={saving.isBusy}
        aria-keyshortcuts={ariaKeys(actionKeys.saveRecord)}
        onClick={() => void saving.run()}
      >
        {saving.isBusy ? t('action.savingRecord') : t('action.saveRecord')}
      </Button>
    </KeyHint>
  )
}
