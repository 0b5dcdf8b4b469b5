import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostNameSigns, pinSigns, type Role, roles } from '../../common/words/clerks.ts'
import type { ClerksView, PinSet } from '../../preload/contract/clerks.ts'
import { desk } from '../state/desk.ts'
import { ask } from '../ui/surprise.ts'
import classes from './clerks.module.css'
import { take, useClerks } from './clerks-store.ts'
import { TypedForm } from './typed-form.tsx'

type Named = ClerksView['clerks'][number]

interface AddProps {
  onAdded: (answer: PinSet) => void
  onCancel: () => void
}

/** A new clerk, with a first PIN. */
export function AddClerk({ onAdded, onCancel }: AddProps) {
  const { t } = useTranslation()
  const [role, setRole] = useState<Role>('clerk')
  return (
    <TypedForm<'name' | 'pin', PinSet>
      label={t('clerks.add')}
      fields={[
        { name: 'name', label: t('clerks.name'), most: mostNameSigns },
        {
          name: 'pin',
          label: t('clerks.firstPin'),
          hint: t('clerks.firstPinHint'),
          isSecret: true,
          most: pinSigns.most
        }
      ]}
      words={{ submit: t('clerks.addIt'), cancel: t('clerks.cancel') }}
      send={(typed) => ask(() => desk().clerks.add({ ...typed, role }))}
      done={onAdded}
      onCancel={onCancel}
      isFocused
    >
      <RoleChoice role={role} onRole={setRole} />
    </TypedForm>
  )
}

interface NewPinProps {
  clerk: Named
  onSet: (answer: PinSet) => void
  onCancel: () => void
}

/** A manager gives a clerk a new PIN. */
export function NewPinOf({ clerk: { id, name }, onSet, onCancel }: NewPinProps) {
  const { t } = useTranslation()
  const label = t('clerks.newPinOf', { name })
  return (
    <TypedForm<'pin', PinSet>
      label={label}
      fields={[{ name: 'pin', label, hint: t('clerks.firstPinHint'), isSecret: true, most: pinSigns.most }]}
      words={{ submit: t('clerks.setPin'), cancel: t('clerks.cancel') }}
      send={({ pin }) => ask(() => desk().clerks.setPin({ id, pin }))}
      done={onSet}
      onCancel={onCancel}
      isFocused
    />
  )
}

interface EditProps {
  clerk: Named
  onClose: () => void
}

/** The name and the role of a clerk. */
export function ChangeClerk({ clerk, onClose }: EditProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(clerk.name)
  const [role, setRole] = useState<Role>(clerk.role)
  const wrong = useClerks(({ problem }) => problem?.fields?.name)

  async function keep() {
    if (await take(() => desk().clerks.change({ id: clerk.id, name, role }))) onClose()
  }

  return (
    <form
      className={classes.form}
      aria-label={t('clerks.changeOf', { name: clerk.name })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <TextInput
        label={t('clerks.name')}
        value={name}
        error={wrong === undefined ? null : t(`field.${wrong}`)}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={mostNameSigns}
        size="md"
        autoComplete="off"
        autoFocus
      />
      <RoleChoice role={role} onRole={setRole} />
      <div className={classes.lower}>
        <Button variant="default" onClick={onClose}>
          {t('clerks.cancel')}
        </Button>
        <Button type="submit">{t('clerks.save')}</Button>
      </div>
    </form>
  )
}

/** Asks before a clerk is taken off the list. */
export function RemoveClerk({ clerk: { id, name }, onClose }: EditProps) {
  const { t } = useTranslation()
  const remove = () => void take(() => desk().clerks.remove({ id })).then(onClose)
  return (
    <div className={classes.form}>
      <p className={classes.text}>{t('clerks.removeSure', { name })}</p>
      <div className={classes.lower}>
        <Button variant="default" onClick={onClose} autoFocus>
          {t('clerks.cancel')}
        </Button>
        <Button onClick={remove}>{t('clerks.remove')}</Button>
      </div>
    </div>
  )
}

function RoleChoice({ role, onRole }: { role: Role; onRole: (role: Role) => void }) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('clerks.role')}
      description={t('clerks.roleHint')}
      value={role}
      onChange={(value) => onRole(value === 'manager' ? 'manager' : 'clerk')}
      size="md"
    >
      <div className={classes.choices}>
        {roles.map((one) => (
          <Radio key={one} value={one} label={t(`clerks.roles.${one}`)} classNames={{ body: classes.choice ?? '' }} />
        ))}
      </div>
    </Radio.Group>
  )
}
