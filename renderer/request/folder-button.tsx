import { Button } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../state/use-action.ts'

/** The way to the folder in which the proof lies. */
export function FolderButton({ opening }: { opening: Action }) {
  const { t } = useTranslation()
  return (
    <Button
      size="md"
      variant="default"
      leftSection={<IconFolderOpen size={18} aria-hidden="true" />}
      aria-disabled={opening.isBusy}
      onClick={() => void opening.run()}
    >
      {t('action.openFolder')}
    </Button>
  )
}
