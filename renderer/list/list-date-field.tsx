import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { birthdateToIso, birthdateToTyped } from '../../common/people/birthdate.ts'

interface Props {
  label: string
  /** `YYYY-MM-DD`; null where there is no limit. */
  value: string | null
  onChange: (value: string | null) => void
}

/** A day, typed as people here write it. It counts as soon as it is one; what is not yet one changes nothing. */
export function DateField({ label, value, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [isLeft, setLeft] = useState(false)
  const read = typed.trim() === '' ? null : birthdateToIso(typed)
  const isWrong = read === null && typed.trim() !== ''

  // Chosen or cleared from elsewhere.
  useEffect(() => {
    setTyped((before) => (birthdateToIso(before) === value ? before : birthdateToTyped(value ?? '')))
  }, [value])

  function change(text: string) {
    setTyped(text)
    setLeft(false)
    const day = birthdateToIso(text)
    if (day !== null || text.trim() === '') onChange(day)
  }

  return (
    <TextInput
      label={label}
      size="md"
      placeholder={t('list.datePattern')}
      inputMode="numeric"
      autoComplete="off"
      value={typed}
      error={isLeft && isWrong ? t('field.notADate') : null}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => setLeft(true)}
    />
  )
}
