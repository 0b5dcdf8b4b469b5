import { Combobox, Kbd, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ActionName, type AnyActionName, actionKeys, offeredActions } from '../ui/actions.ts'
import { comboLabel } from '../ui/keys.ts'
import { Modal } from '../ui/modal.tsx'
import classes from './palette.module.css'
import { closePalette, usePalette } from './palette-store.ts'

/** Everything that can be done now, found by its words. */
export function Palette() {
  const { t } = useTranslation()
  const isOpen = usePalette(({ open }) => open === 'actions')
  return (
    <Modal
      opened={isOpen}
      onClose={closePalette}
      title={t('palette.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: classes.title ?? '', body: classes.body ?? '' }}
      transitionProps={{ duration: 0 }}
    >
      {isOpen ? <Actions /> : null}
    </Modal>
  )
}

function Actions() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  // As they were when the palette opened: what it covers does not change under the clerk's hands.
  const [actions] = useState(() => offeredActions().filter(({ name }) => name !== 'palette'))
  const combobox = useCombobox({ opened: true, onDropdownClose: closePalette })
  const found = useMemo(() => {
    const wanted = typed.trim().toLocaleLowerCase()
    return actions.filter(({ name }) => t(`does.${name}`).toLocaleLowerCase().includes(wanted))
  }, [actions, typed, t])

  // At once: the next letter is typed before a dialog would give its field the focus.
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])

  const { selectFirstOption } = combobox
  useEffect(() => {
    if (found.length > 0) selectFirstOption()
  }, [found, selectFirstOption])

  function run(name: string) {
    closePalette()
    const action = actions.find((one) => one.name === name)
    // Once the palette is gone: what is opened may take the focus.
    if (action !== undefined) setTimeout(action.run)
  }

  return (
    <Combobox store={combobox} onOptionSubmit={run}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          ref={field}
          aria-label={t('palette.search')}
          placeholder={t('palette.search')}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      {found.length === 0 ? <p className={classes.nothing}>{t('palette.nothing')}</p> : null}
      <Combobox.Options className={classes.options} aria-label={t('palette.title')}>
        {found.map(({ name }) => (
          <Combobox.Option value={name} key={name} className={classes.option}>
            <ActionLine name={name} />
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox>
  )
}

/** An action's words and its key, where it has one. */
export function ActionLine({ name }: { name: AnyActionName }) {
  const { t } = useTranslation()
  return (
    <>
      <span>{t(`does.${name}`)}</span>
      {name in actionKeys ? <Kbd>{comboLabel(actionKeys[name as ActionName])}</Kbd> : null}
    </>
  )
}
