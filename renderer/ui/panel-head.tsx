import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from './key-hint.tsx'
import classes from './panel-head.module.css'

/** The head of everything in hand: the way back and the title. */
export function PanelHead({ title, onBack, children }: { title: ReactNode; onBack: () => void; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <header className={classes.head}>
      <KeyHint label={t('common.backToList')} combo="escape">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('common.backToList')}
          onClick={onBack}
          className={classes.back}
        >
          <IconArrowLeft size={20} aria-hidden="true" />
        </ActionIcon>
      </KeyHint>
      <div className={classes.titles}>{title}</div>
      {children}
    </header>
  )
}
