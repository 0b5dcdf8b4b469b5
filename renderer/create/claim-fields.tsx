import { TextInput } from '@mantine/core'
import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { birthdateProblem } from '../../common/people/birthdate.ts'
import { type ClaimType, claimTypes } from '../../common/words/requests.ts'
import type { TypedClaims } from '../claims/typed-claims.ts'
import { CountrySelect } from './country-select.tsx'
import { FieldLine, type LineWords, type Room, useHelp } from './field-line.tsx'
import classes from './new-request.module.css'
import { pairRoom } from './pair-room.ts'
import { useClaimLines } from './use-claim-lines.ts'
import { useNameLine } from './use-name-line.ts'

interface Props {
  claims: TypedClaims
  /** The sentence about what is wrong with a field, by its name. */
  errorOf: (name: string) => string | null
  onChange: (part: Partial<TypedClaims>) => void
}

/** Those that have a line of their own; birth date and country stand side by side below them. */
const onTheirOwn = claimTypes.filter((type) => type !== 'birthdate' && type !== 'country')

/** What is known about the person, in the order in which a clerk asks for it. */
export function ClaimFields({ claims, errorOf, onChange }: Props) {
  const { t } = useTranslation()
  const lines = useClaimLines(claims, onChange)
  const nameLine = useNameLine(claims.name, (name) => onChange({ name }))
  const isHelpOpen = useHelp((state) => state.isOpen)
  const [isDateLeft, setDateLeft] = useState(false)
  const slip = isDateLeft ? birthdateProblem(claims.birthdate, new Date()) : undefined

  function lineOf(type: ClaimType, otherwise: LineWords): LineWords {
    const error = errorOf(`claims.${type}`)
    return error === null ? otherwise : { tone: 'bad', text: error }
  }
  const field = (type: Exclude<ClaimType, 'country'>, line: LineWords, room: Room) => {
    return {
      label: t(`create.${type}`),
      description: <FieldLine line={line} help={t(`create.help.${type}`)} field={`claims.${type}`} room={room} />,
      inputWrapperOrder: ['label', 'input', 'description'] as ('label' | 'input' | 'description')[],
      error: line.tone === 'bad',
      value: claims[type],
      onChange: (event: { currentTarget: { value: string } }) => onChange({ [type]: event.currentTarget.value }),
      size: 'md',
      autoComplete: 'off',
      spellCheck: false,
      'data-field': `claims.${type}`
    }
  }
  const birthdate = slip === undefined ? lines.birthdate : { tone: 'bad' as const, text: t(`field.${slip}`) }
  const pair = pairRoom(lineOf('birthdate', birthdate), lineOf('country', lines.country))

  const fields: Record<ClaimType, ReactNode> = {
    sub: <TextInput {...field('sub', lineOf('sub', lines.sub), 'two')} data-first-focus autoCapitalize="characters" />,
    name: <TextInput {...field('name', lineOf('name', nameLine), 'two')} />,
    birthdate: (
      <TextInput
        {...field('birthdate', pair.birthdate.line, pair.birthdate.room)}
        inputMode="numeric"
        onBlur={() => setDateLeft(true)}
        onFocus={() => setDateLeft(false)}
      />
    ),
    country: (
      <CountrySelect
        value={claims.country}
        {...pair.country}
        help={t('create.help.country')}
        onChange={(country) => onChange({ country })}
      />
    )
  }

  return (
    <>
      {onTheirOwn.map((type) => (
        <Fragment key={type}>{fields[type]}</Fragment>
      ))}
      <div className={classes.pair} data-stacked={isHelpOpen || pair.isStacked}>
        {fields.birthdate}
        {fields.country}
      </div>
    </>
  )
}
