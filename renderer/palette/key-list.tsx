import { Kbd } from '@mantine/core'
import { Fragment, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { decideKey } from '../decision/use-decision.ts'
import { actionGroups, actionsIn } from '../ui/action-groups.ts'
import { comboLabel } from '../ui/keys.ts'
import { Modal } from '../ui/modal.tsx'
import { ActionLine } from './action-line.tsx'
import classes from './palette.module.css'
import { closePalette, useOpened } from './palette-store.ts'

/** Every action of the desk with its key, whether or not it can be done now, in groups. */
export function KeyList() {
  const { t } = useTranslation()
  const isOpen = useOpened('keys')
  return (
    <Modal
      opened={isOpen}
      onClose={closePalette}
      title={t('palette.keysTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '' }}
      transitionProps={{ duration: 0 }}
      size={1100}
    >
      <p className={classes.text}>{t('palette.keysText')}</p>
      <div className={classes.keys}>
        <KeyGroup title={t('palette.group.list')}>
          <AlwaysLines />
        </KeyGroup>
        {actionGroups.map((group) => (
          <KeyGroup key={group} title={t(`palette.group.${group}`)}>
            {actionsIn(group).map((name) => (
              <li key={name} className={classes.option}>
                <ActionLine name={name} />
              </li>
            ))}
          </KeyGroup>
        ))}
      </div>
    </Modal>
  )
}

function KeyGroup({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.keyGroup}>
      <h3 id={id} className={classes.group}>
        {title}
      </h3>
      <ul className={classes.keyLines}>{children}</ul>
    </section>
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
