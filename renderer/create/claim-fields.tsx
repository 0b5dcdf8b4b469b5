import { TextInput } from '@mantine/core'
import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { birthdateProblem } from '../../common/people/birthdate.ts'
import { readCode } from '../../common/people/code/read-code.ts'
import { type ClaimType, claimTypes } from '../../common/words/requests.ts'
import { countryForCode } from '../claims/check.ts'
import type { TypedClaims } from '../claims/typed-claims.ts'
import { useCodeCountry } from '../state/office-country.ts'
import { CountrySelect } from './country-select.tsx'
import { FieldLine, type LineWords, type Room, useHelp } from './field-line.tsx'
import classes from './new-request.module.css'
import { pairRoom } from './pair-room.ts'
import { useClaimLines } from './use-claim-lines.ts'
import { useNameLine } from './use-name-line.ts'

interface Props {
  claims: TypedClaims
  serviceId: string
  /** The sentence about what is wrong with a field, by its name. */
  errorOf: (name: string) => string | null
  onChange: (part: Partial<TypedClaims>) => void
}

/** The letters of the office's country, where they are put in front of the code. */
function usePrefix(claims: TypedClaims, serviceId: string): string {
  const office = useCodeCountry(serviceId)
  const country = countryForCode(claims, office)
  const reading = readCode(claims.sub, country, new Date())
  const isPut = reading.kind === 'code' && reading.repairs.includes('country')
  return reading.kind === 'empty' || isPut ? country : ''
}

/** Those that have a line of their own; birth date and country stand side by side below them. */
const onTheirOwn = claimTypes.filter((type) => type !== 'birthdate' && type !== 'country')

/** What is known about the person, in the order in which a clerk asks for it. */
export function ClaimFields({ claims, serviceId, errorOf, onChange }: Props) {
  const { t } = useTranslation()
  const lines = useClaimLines(claims, serviceId, onChange)
  const nameLine = useNameLine(claims.name, (name) => onChange({ name }))
  const isHelpOpen = useHelp((state) => state.isOpen)
  const [isDateLeft, setDateLeft] = useState(false)
  const slip = isDateLeft ? birthdateProblem(claims.birthdate, new Date()) : undefined

  function lineOf(type: ClaimType, otherwise: LineWords): LineWords {
    const error = errorOf(`claims.${type}`)
    return error === null ? otherwise : { tone: 'bad', text: error, isQuiet: true }
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
  // What it looks like says more than that it is wrong.
  const isTold = errorOf('claims.sub') !== null && lines.sub.tone === 'warn'
  const subLine = isTold ? { ...lines.sub, tone: 'bad' as const, isQuiet: true } : lineOf('sub', lines.sub)
  const prefix = usePrefix(claims, serviceId)
  const birthdate = slip === undefined ? lines.birthdate : { tone: 'bad' as const, text: t(`field.${slip}`) }
  const pair = pairRoom(lineOf('birthdate', birthdate), lineOf('country', lines.country))

  const fields: Record<ClaimType, ReactNode> = {
    sub: (
      <TextInput
        {...field('sub', subLine, 'two')}
        leftSection={prefix === '' ? null : <span className={classes.prefix}>{prefix}</span>}
        data-first-focus
        autoCapitalize="characters"
      />
    ),
    name: <TextInput {...field('name', lineOf('name', nameLine), 'one')} />,
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
