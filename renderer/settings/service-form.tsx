import { Button, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '../../preload/problem.ts'
import type { ServiceInput } from '../../preload/shapes.ts'
import { announce } from '../ui/announce.tsx'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './service-form.module.css'
import { type ServiceNews, useServiceForm } from './use-service-form.ts'

interface Props {
  initial: ServiceInput
  /** The service that is changed; absent for a new one. */
  id?: string
  secretHint: string
  words: { save: string; saving: string; saved?: string }
  save: (input: ServiceInput) => Promise<Outcome<unknown>>
}

/** A service's name, environment, address and credentials, with a way to try them. */
export function ServiceForm({ initial, id, secretHint, words, save }: Props) {
  const { t } = useTranslation()
  const form = useServiceForm(initial, id, save)
  const element = useRef<HTMLFormElement>(null)
  const problemCount = Object.values(form.fields).filter((code) => code !== undefined).length

  useEffect(() => {
    if (problemCount === 0) return
    announce(t('service.fix', { count: problemCount }))
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problemCount, t])

  const errorOf = (name: keyof ServiceInput) => {
    const code = form.fields[name]
    return code === undefined ? null : t(`field.${code}`)
  }
  const text = (name: 'name' | 'baseUrl' | 'clientId' | 'clientSecret') => ({
    label: t(`service.${name}`),
    value: form.input[name],
    onChange: (event: { currentTarget: { value: string } }) => form.change({ [name]: event.currentTarget.value }),
    error: errorOf(name),
    size: 'md',
    spellCheck: false,
    autoComplete: 'off'
  })

  return (
    <form
      ref={element}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <TextInput {...text('name')} description={t('service.nameHint')} />
      <EnvironmentChoice value={form.input.environment} onChange={(environment) => form.change({ environment })} />
      <TextInput {...text('baseUrl')} inputMode="url" />
      <TextInput {...text('clientId')} />
      <PasswordInput {...text('clientSecret')} description={secretHint} visible={false} rightSection={<span />} />
      <div className={classes.test}>
        <Button variant="default" size="md" type="button" onClick={form.test} aria-disabled={form.work !== 'none'}>
          {form.work === 'testing' ? t('service.testing') : t('service.test')}
        </Button>
        <News news={form.news} of="test" good={t('service.testOk')} />
      </div>
      <div className={classes.save}>
        <Button size="md" type="submit" aria-disabled={form.work !== 'none'}>
          {form.work === 'saving' ? words.saving : words.save}
        </Button>
        <News news={form.news} of="save" good={words.saved} />
      </div>
    </form>
  )
}

function News({ news, of, good }: { news: ServiceNews | null; of: ServiceNews['of']; good: string | undefined }) {
  const isMine = news !== null && news.of === of
  const problem = isMine ? news.problem : null
  return (
    <div className={classes.news}>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div role="status">
        {isMine && problem === null && good !== undefined ? <Note tone="good">{good}</Note> : null}
      </div>
    </div>
  )
}

interface EnvironmentProps {
  value: ServiceInput['environment']
  onChange: (value: ServiceInput['environment']) => void
}

function EnvironmentChoice({ value, onChange }: EnvironmentProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('environment.label')}
      value={value}
      onChange={(chosen) => onChange(chosen === 'test' ? 'test' : 'live')}
      size="md"
    >
      <div className={classes.choices}>
        {(['live', 'test'] as const).map((one) => (
          <Radio
            key={one}
            value={one}
            label={t(`environment.${one}`)}
            description={t(`environment.${one}Hint`)}
            className={classes.choice}
            classNames={{ description: classes.choiceHint ?? '' }}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
