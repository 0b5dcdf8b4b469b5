import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import classes from './office.module.css'

/** How the office's server is reached, as typed. */
export interface ServerTyped {
  hosts: string
  database: string
  user: string
  password: string
  authority: string
}

interface Props {
  typed: ServerTyped
  problem: Problem | null
  onTyped: (part: Partial<ServerTyped>) => void
}

/** The fields of the office's server and this computer's login, each with what is wrong with it. */
export function ServerFields({ typed, problem, onTyped }: Props) {
  const { t } = useTranslation()
  const fields = problem?.fields ?? {}
  const field = (of: keyof ServerTyped) => ({
    label: t(`office.${of}`),
    value: typed[of],
    error: fields[of] === undefined ? null : t(`field.${fields[of]}`),
    onChange: (event: { currentTarget: { value: string } }) => onTyped({ [of]: event.currentTarget.value }),
    size: 'md',
    autoComplete: 'off',
    spellCheck: false
  })
  return (
    <>
      <Textarea {...field('hosts')} description={t('office.hostsHint')} autosize minRows={1} />
      <TextInput {...field('database')} />
      <TextInput {...field('user')} description={t('office.userHint')} />
      <TextInput {...field('password')} type="password" />
      <Textarea
        {...field('authority')}
        description={t('office.authorityHint')}
        rows={5}
        className={classes.certificate}
      />
    </>
  )
}
