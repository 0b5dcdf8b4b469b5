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
      <div className={classes.actions}>
        <News news={form.news} good={{ test: t('service.testOk'), save: words.saved }} />
        <Button variant="default" size="md" type="button" onClick={form.test} aria-disabled={form.work !== 'none'}>
          {form.work === 'testing' ? t('service.testing') : t('service.test')}
        </Button>
        <Button size="md" type="submit" aria-disabled={form.work !== 'none'}>
          {form.work === 'saving' ? words.saving : words.save}
        </Button>
      </div>
    </form>
  )
}

/** What was found out last, right above the buttons. */
function News({ news, good }: { news: ServiceNews | null; good: Record<ServiceNews['of'], string | undefined> }) {
  const words = news !== null && news.problem === null ? good[news.of] : undefined
  return (
    <div className={classes.news}>
      {news === null || news.problem === null ? null : <ProblemNote problem={news.problem} />}
      <div role="status">
        {words === undefined ? null : (
          <Note tone="good">
            <p>{words}</p>
          </Note>
        )}
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
