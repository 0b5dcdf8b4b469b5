import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProblemCode, Outcome, Problem } from '../../common/words/problems.ts'
import { focusFault } from '../ui/focus-fault.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './clerks.module.css'

/** One field. `isSecret`: what is typed in it cannot be read from the screen. */
export interface TypedField<N extends string> {
  name: N
  label: string
  hint?: string
  isSecret?: boolean
  most: number
}

interface Props<N extends string, T> {
  label: string
  fields: readonly TypedField<N>[]
  /** What stands between the fields and the button. */
  children?: ReactNode
  words: { submit: string; busy?: string; cancel?: string }
  send: (typed: Record<N, string>) => Promise<Outcome<T> | undefined>
  done: (value: T) => void
  onCancel?: () => void
  isFocused?: boolean
}

type Fields = Partial<Record<string, FieldProblemCode>>

/** A small form whose fields are emptied once it was taken: names, PINs, codes. */
export function TypedForm<N extends string, T>(props: Props<N, T>) {
  const { label, fields, children, words, send, done, onCancel, isFocused = false } = props
  const { t } = useTranslation()
  const empty = Object.fromEntries(fields.map(({ name }) => [name, ''])) as Record<N, string>
  const [typed, setTyped] = useState(empty)
  const [wrong, setWrong] = useState<Fields>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (isFocused) element.current?.querySelector('input')?.focus()
  }, [isFocused])
  useEffect(() => {
    if (Object.keys(wrong).length > 0) focusFault(element.current)
  }, [wrong])

  async function submit() {
    if (isBusy) return
    setBusy(true)
    const outcome = await send(typed)
    setBusy(false)
    if (outcome === undefined) return
    setProblem(outcome.ok || outcome.error.code === 'invalid' ? null : outcome.error)
    setWrong(outcome.ok ? {} : (outcome.error.fields ?? {}))
    if (!outcome.ok) return
    setTyped(empty)
    done(outcome.value)
  }

  const errorOf = (name: N) => {
    const code = wrong[name]
    return code === undefined ? null : t(`field.${code}`)
  }

  return (
    <form
      ref={element}
      aria-label={label}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {fields.map(({ name, label: called, hint, isSecret, most }) => (
        <TextInput
          key={name}
          label={called}
          description={hint}
          type={isSecret ? 'password' : 'text'}
          value={typed[name]}
          error={errorOf(name)}
          maxLength={most}
          onChange={(event) => {
            setTyped({ ...typed, [name]: event.currentTarget.value })
            setWrong({})
          }}
          size="md"
          autoComplete="off"
          spellCheck={false}
        />
      ))}
      {children}
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div className={classes.lower}>
        {onCancel === undefined ? null : (
          <Button variant="default" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
        <Button type="submit" aria-disabled={isBusy}>
          {isBusy ? (words.busy ?? words.submit) : words.submit}
        </Button>
      </div>
    </form>
  )
}
