import { Button, Radio, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '../../common/words/problems.ts'
import type { OfficeView } from '../../preload/contract/office.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { focusFault } from '../ui/focus-fault.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './office.module.css'
import { ServerFields } from './server-fields.tsx'

const empty = {
  name: '',
  officeCode: '',
  deskName: '',
  hosts: '',
  database: '',
  user: '',
  password: '',
  authority: ''
}

type Field = 'name' | 'officeCode' | 'deskName'

interface Props {
  onFounded: (sheet: string) => void
  onJoined: (view: OfficeView) => void
}

/** Founds an office, or asks to join one. */
export function OfficeForm({ onFounded, onJoined }: Props) {
  const { t } = useTranslation()
  const [way, setWay] = useState<'found' | 'join'>('join')
  const [typed, setTyped] = useState(empty)
  const element = useRef<HTMLFormElement>(null)
  const { name, officeCode, ...joining } = typed
  const action = useAction<{ sheet: string } | OfficeView>(
    (): Promise<Outcome<{ sheet: string } | OfficeView>> =>
      way === 'found' ? desk().office.found({ ...joining, name }) : desk().office.join({ ...joining, officeCode }),
    (done) => ('sheet' in done ? onFounded(done.sheet) : onJoined(done))
  )
  const { problem } = action
  const fields = problem?.fields ?? {}
  useEffect(() => {
    if (problem?.fields) focusFault(element.current)
  }, [problem])

  const field = (of: Field) => ({
    label: t(`office.${of}`),
    value: typed[of],
    error: fields[of] === undefined ? null : t(`field.${fields[of]}`),
    onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...typed, [of]: event.currentTarget.value }),
    size: 'md',
    autoComplete: 'off',
    spellCheck: false
  })
  const hint = (of: 'officeCode' | 'deskName') => ({
    description: t(`office.${of}Hint`)
  })

  return (
    <form
      ref={element}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void action.run()
      }}
    >
      <Radio.Group
        label={t('office.way')}
        value={way}
        onChange={(chosen) => setWay(chosen === 'found' ? 'found' : 'join')}
        size="md"
      >
        <Radio value="join" label={t('office.join')} mt={8} />
        <Radio value="found" label={t('office.found')} mt={8} />
      </Radio.Group>
      {way === 'found' ? (
        <TextInput {...field('name')} />
      ) : (
        <TextInput {...field('officeCode')} {...hint('officeCode')} />
      )}
      <TextInput {...field('deskName')} {...hint('deskName')} />
      <ServerFields
        typed={typed}
        problem={problem}
        onTyped={(part) => setTyped((before) => ({ ...before, ...part }))}
      />
      {problem === null || problem.fields ? null : <ProblemNote problem={problem} />}
      <div className={classes.lower}>
        <Button type="submit" aria-disabled={action.isBusy}>
          {action.isBusy ? t('office.busy') : t(way === 'found' ? 'office.doFound' : 'office.doJoin')}
        </Button>
      </div>
    </form>
  )
}
