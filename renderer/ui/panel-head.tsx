import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from './key-hint.tsx'
import classes from './panel-head.module.css'

interface Props {
  title: ReactNode
  onBack: () => void
  /** Where back is; to the list where nothing is said. */
  backLabel?: string
  children?: ReactNode
}

/** The head of everything in hand: the way back and the title. */
export function PanelHead({ title, onBack, backLabel, children }: Props) {
  const { t } = useTranslation()
  const back = backLabel ?? t('common.backToList')
  return (
    <header className={classes.head}>
      <KeyHint label={back} combo="escape">
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={back} onClick={onBack} className={classes.back}>
          <IconArrowLeft size={20} aria-hidden="true" />
        </ActionIcon>
      </KeyHint>
      <div className={classes.titles}>{title}</div>
      {children}
    </header>
  )
}
