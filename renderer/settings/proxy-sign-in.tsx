import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import type { ProxiesState } from '../../preload/contract/proxies.ts'
import { focusFault } from '../ui/focus-fault.ts'
import { Note } from '../ui/note.tsx'
import classes from './network-part.module.css'
import type { SignIn } from './use-proxies.ts'

interface Props {
  asking: NonNullable<ProxiesState['asking']>
  signIn: SignIn
  /** The clerk has just met the proxy: the form comes into sight, with the focus. */
  isAskedNow: boolean
}

const empty = { userName: '', password: '' }

/** The sign-in of a proxy: typed once, and given to that proxy only. */
export function ProxySignIn({ asking: { proxy, refused }, signIn, isAskedNow }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(empty)
  const [fields, setFields] = useState<Partial<Record<string, FieldProblemCode>>>({})
  const [isBusy, setBusy] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (Object.keys(fields).length > 0) focusFault(element.current)
  }, [fields])
  useEffect(() => {
    if (isAskedNow) element.current?.querySelector('input')?.focus()
  }, [isAskedNow])

  async function submit() {
    if (isBusy) return
    setBusy(true)
    setFields(await signIn({ proxy, ...typed }))
    setBusy(false)
  }

  const field = (name: keyof typeof typed) => ({
    label: t(`network.${name}`),
    value: typed[name],
    error: fields[name] === undefined ? null : t(`field.${fields[name]}`),
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped({ ...typed, [name]: event.currentTarget.value })
      setFields({})
    },
    size: 'md',
    autoComplete: 'off',
    spellCheck: false
  })

  return (
    <form
      ref={element}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Note tone="warn">
        <p>{refused ? t('network.refused', { proxy }) : t('network.asks', { proxy })}</p>
      </Note>
      <TextInput {...field('userName')} />
      <TextInput {...field('password')} type="password" description={t('network.passwordHint')} />
      <div className={classes.lower}>
        <Button type="submit" aria-disabled={isBusy}>
          {isBusy ? t('network.signingIn') : t('network.signIn')}
        </Button>
      </div>
    </form>
  )
}
