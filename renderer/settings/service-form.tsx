import { Button, Radio, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '../../common/words/problems.ts'
import type { ServiceInput } from '../../preload/contract/services.ts'
import { announce } from '../ui/announce.tsx'
import { focusFault } from '../ui/focus-fault.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { NetworkPart } from './network-part.tsx'
import { ColorChoice, FormChoices } from './service-choices.tsx'
import classes from './service-form.module.css'
import { Row } from './service-row.tsx'
import { type ServiceNews, useServiceForm } from './use-service-form.ts'

interface Props {
  initial: ServiceInput
  /** The service that is changed; absent for a new one. */
  id?: string
  /** The first service of all: what is chosen beside its address can wait. */
  isFirst?: boolean
  /** It begins with the words that it is saved: the window before this one saved it. */
  isSaved?: boolean
  secretHint: string
  words: { save: string; saving: string; saved?: string }
  save: (input: ServiceInput) => Promise<Outcome<unknown>>
}

/** A service's name, environment, address and credentials, with a way to try them. */
export function ServiceForm({ initial, id, isFirst = false, isSaved = false, secretHint, words, save }: Props) {
  const { t } = useTranslation()
  const form = useServiceForm({ initial, id, isSaved, save })
  const element = useRef<HTMLFormElement>(null)
  const problemCount = Object.values(form.fields).filter((code) => code !== undefined).length

  useEffect(() => {
    if (problemCount === 0) return
    announce(t('service.fix', { count: problemCount }))
    focusFault(element.current)
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
    <>
      <form
        ref={element}
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <Row name="service.name" id={id}>
          <TextInput {...text('name')} description={t('service.nameHint')} />
        </Row>
        <Row name="service.environment" id={id}>
          <EnvironmentChoice value={form.input.environment} onChange={(environment) => form.change({ environment })} />
        </Row>
        {isFirst ? null : (
          <Row name="service.color" id={id}>
            <ColorChoice value={form.input.color} onChange={(color) => form.change({ color })} />
          </Row>
        )}
        <Row name="service.baseUrl" id={id}>
          <TextInput {...text('baseUrl')} inputMode="url" />
        </Row>
        <Row name="service.clientId" id={id}>
          <TextInput {...text('clientId')} />
        </Row>
        {/* Not the library's field for passwords: it tells a screen reader neither that it is wrong nor why. */}
        <Row name="service.clientSecret" id={id}>
          <TextInput {...text('clientSecret')} type="password" description={secretHint} />
        </Row>
        {isFirst ? null : <FormChoices input={form.input} fields={form.fields} id={id} change={form.change} />}
        <div className={classes.actions}>
          <News news={form.news} problemCount={problemCount} good={{ test: t('service.testOk'), save: words.saved }} />
          <div className={classes.buttons}>
            <Button variant="default" size="md" type="button" onClick={form.test} aria-disabled={form.work !== 'none'}>
              {form.work === 'testing' ? t('service.testing') : t('service.test')}
            </Button>
            <Button size="md" type="submit" aria-disabled={form.work !== 'none'}>
              {form.work === 'saving' ? words.saving : words.save}
            </Button>
          </div>
        </div>
      </form>
      {form.news?.problem?.code === 'proxySignIn' ? <NetworkPart onKept={form.test} isAskedNow /> : null}
    </>
  )
}

interface NewsProps {
  news: ServiceNews | null
  problemCount: number
  good: Record<ServiceNews['of'], string | undefined>
}

/** What was found out last, right above the buttons. */
function News({ news, problemCount, good }: NewsProps) {
  const { t } = useTranslation()
  if (news?.problem != null && problemCount > 0) {
    return (
      <div className={classes.news}>
        <Note tone="bad">
          <p>{t('service.fix', { count: problemCount })}</p>
        </Note>
      </div>
    )
  }
  if (news?.problem != null) {
    return (
      <div className={classes.news}>
        <ProblemNote problem={news.problem} />
      </div>
    )
  }
  const words = news === null ? undefined : good[news.of]
  return (
    <div role="status" className={classes.news}>
      {words === undefined ? null : (
        <Note tone="good">
          <p>{words}</p>
        </Note>
      )}
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
