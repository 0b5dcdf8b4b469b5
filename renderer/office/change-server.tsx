import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeView } from '../../preload/contract/office.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { focusFault } from '../ui/focus-fault.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './office.module.css'
import { ServerFields } from './server-fields.tsx'

interface Props {
  office: NonNullable<OfficeView['office']>
  onChanged: (view: OfficeView) => void
}

/** Another server, login or password, without leaving the office: tried before it is kept. */
export function ChangeServer({ office, onChanged }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (isOpen) {
    return (
      <ServerForm
        office={office}
        onChanged={(view) => {
          setOpen(false)
          onChanged(view)
        }}
        onCancel={() => setOpen(false)}
      />
    )
  }
  return (
    <div className={classes.lower}>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('office.change')}
      </Button>
    </div>
  )
}

function ServerForm({ office, onChanged, onCancel }: Props & { onCancel: () => void }) {
  const { t } = useTranslation()
  const { hosts, database, user, authority } = office
  const [typed, setTyped] = useState({ hosts, database, user, authority, password: '' })
  const element = useRef<HTMLFormElement>(null)
  const { isBusy, problem, run } = useAction(() => desk().office.changeServer(typed), onChanged)
  useEffect(() => {
    if (problem?.fields) focusFault(element.current)
  }, [problem])
  return (
    <form
      ref={element}
      className={classes.form}
      aria-label={t('office.changeTitle')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <h4 className={classes.title}>{t('office.changeTitle')}</h4>
      <p>{t('office.changeText')}</p>
      <ServerFields
        typed={typed}
        problem={problem}
        onTyped={(part) => setTyped((before) => ({ ...before, ...part }))}
      />
      {problem === null || problem.fields ? null : <ProblemNote problem={problem} />}
      <div className={classes.lower}>
        <Button variant="default" onClick={onCancel}>
          {t('office.leaveNot')}
        </Button>
        <Button type="submit" aria-disabled={isBusy}>
          {isBusy ? t('office.busy') : t('office.changeNow')}
        </Button>
      </div>
    </form>
  )
}
