import { Kbd } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { decideKey } from '../decision/use-decision.ts'
import { type ActionName, actionKeys } from '../ui/actions.ts'
import { comboLabel } from '../ui/keys.ts'
import { Modal } from '../ui/modal.tsx'
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
        <AlwaysLines />
        {(Object.keys(actionKeys) as ActionName[]).map((name) => (
          <li key={name} className={classes.option}>
            <ActionLine name={name} />
          </li>
        ))}
      </ul>
    </Modal>
  )
}

/** Keys that are no action of the catalogue: they go through the list, choose in it, and leave what is open. */
function AlwaysLines() {
  const { t } = useTranslation()
  const lines = [
    { name: 'rows', keys: ['↑', '↓'] },
    { name: 'open', keys: [comboLabel('enter')] },
    { name: 'decide', keys: [comboLabel(decideKey)] },
    { name: 'back', keys: [comboLabel('escape')] },
    { name: 'choose', keys: [t('palette.always.space')] },
    { name: 'chooseMore', keys: ['Shift+↑', 'Shift+↓'] },
    { name: 'chooseAll', keys: [comboLabel('mod+a')] }
  ] as const
  return lines.map(({ name, keys }) => (
    <li key={name} className={classes.option}>
      <span>{t(`palette.always.${name}`)}</span>
      <span>
        {keys.map((key) => (
          <Fragment key={key}>
            {' '}
            <Kbd>{key}</Kbd>
          </Fragment>
        ))}
      </span>
    </li>
  ))
}
