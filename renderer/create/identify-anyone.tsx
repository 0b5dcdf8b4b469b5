import { Button } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { actionKeys } from '../ui/action-keys.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ariaKeys } from '../ui/keys.ts'
import classes from './new-request.module.css'

/** Asks for nobody in particular: only while nothing about the person is filled in, and said to be so. */
export function IdentifyAnyone({ isCreating, onPress }: { isCreating: boolean; onPress: () => void }) {
  const { t } = useTranslation()
  const hint = useId()
  return (
    <>
      <KeyHint label={t('create.identifyAnyone')} combo={actionKeys.identifyAnyone}>
        <Button
          type="button"
          size="md"
          variant="default"
          fullWidth
          leftSection={<IconUser size={18} aria-hidden="true" />}
          aria-keyshortcuts={ariaKeys(actionKeys.identifyAnyone)}
          aria-describedby={hint}
          aria-disabled={isCreating}
          onClick={onPress}
        >
          {t('create.identifyAnyone')}
        </Button>
      </KeyHint>
      <p className={classes.footHint} id={hint}>
        {t('create.identifyAnyoneHint')}
      </p>
    </>
  )
}
