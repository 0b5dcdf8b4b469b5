import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ActionName, actionKeys } from '../ui/actions.ts'
import classes from './palette.module.css'
import { ActionLine } from './palette.tsx'
import { closePalette, usePalette } from './palette-store.ts'

/** Every action of the desk with its key, whether or not it can be done now. */
export function KeyList() {
  const { t } = useTranslation()
  const isOpen = usePalette(({ open }) => open === 'keys')
  return (
    <Modal
      opened={isOpen}
      onClose={closePalette}
      title={t('palette.keysTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '' }}
      transitionProps={{ duration: 0 }}
      size="xl"
    >
      <p className={classes.text}>{t('palette.keysText')}</p>
      <ul className={classes.keys}>
        {(Object.keys(actionKeys) as ActionName[]).map((name) => (
          <li key={name} className={classes.option}>
            <ActionLine name={name} />
          </li>
        ))}
      </ul>
    </Modal>
  )
}
