import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClerksView, PinSet } from '../../preload/contract/clerks.ts'
import { AddClerk, ChangeClerk, NewPinOf, RemoveClerk } from './clerk-forms.tsx'
import classes from './clerks.module.css'
import { readClerks } from './clerks-store.ts'
import { RecoveryCode } from './recovery-code.tsx'

type Named = ClerksView['clerks'][number]
type Editing = { id: string; what: 'change' | 'pin' | 'remove' } | { id: null; what: 'add' }

/** The clerks whom the desk knows by name. */
export function ClerkList({ view }: { view: ClerksView }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<Editing | null>(null)
  const [set, setSet] = useState<PinSet | null>(null)
  const close = () => setEditing(null)
  const pinSet = (answer: PinSet) => {
    setSet(answer)
    close()
    void readClerks()
  }
  return (
    <section className={classes.section} aria-labelledby="clerk-list">
      <h4 id="clerk-list" className={classes.title}>
        {t('clerks.list')}
      </h4>
      {view.clerks.length === 0 ? <p className={classes.text}>{t('clerks.none')}</p> : null}
      {set === null || set.recoveryCode === null ? null : (
        <RecoveryCode code={set.recoveryCode} of={set.id} onKept={() => setSet(null)} />
      )}
      {view.clerks.length === 0 ? null : (
        <ul className={classes.list}>
          {view.clerks.map((clerk) => (
            <li key={clerk.id} className={classes.item}>
              <Row
                clerk={clerk}
                isYou={clerk.id === view.worker}
                onEdit={(what) => setEditing({ id: clerk.id, what })}
              />
              {editing?.id === clerk.id ? (
                <div className={classes.editor}>
                  <Editor what={editing.what} clerk={clerk} onPin={pinSet} onClose={close} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {editing?.what === 'add' ? (
        <AddClerk onAdded={pinSet} onCancel={close} />
      ) : (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden="true" />}
            onClick={() => setEditing({ id: null, what: 'add' })}
          >
            {t('clerks.add')}
          </Button>
        </div>
      )}
    </section>
  )
}

interface EditorProps {
  what: Editing['what']
  clerk: Named
  onPin: (answer: PinSet) => void
  onClose: () => void
}

function Editor({ what, clerk, onPin, onClose }: EditorProps) {
  if (what === 'pin') return <NewPinOf clerk={clerk} onSet={onPin} onCancel={onClose} />
  if (what === 'remove') return <RemoveClerk clerk={clerk} onClose={onClose} />
  return <ChangeClerk clerk={clerk} onClose={onClose} />
}

interface RowProps {
  clerk: Named
  isYou: boolean
  onEdit: (what: 'change' | 'pin' | 'remove') => void
}

function Row({ clerk: { name, role }, isYou, onEdit }: RowProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.row}>
      <span className={classes.words}>
        <span className={classes.name}>{isYou ? `${name} (${t('clerks.you')})` : name}</span>
        <span className={classes.detail}>{t(`clerks.roles.${role}`)}</span>
      </span>
      <span className={classes.buttons}>
        <Button
          variant="default"
          size="xs"
          aria-label={t('clerks.changeOf', { name })}
          onClick={() => onEdit('change')}
        >
          {t('clerks.change')}
        </Button>
        {isYou ? null : (
          <Button variant="default" size="xs" aria-label={t('clerks.newPinOf', { name })} onClick={() => onEdit('pin')}>
            {t('clerks.newPin')}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          aria-label={t('clerks.removeOf', { name })}
          onClick={() => onEdit('remove')}
        >
          {t('clerks.remove')}
        </Button>
      </span>
    </div>
  )
}
