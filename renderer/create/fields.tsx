import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AskedBeforeNote } from './asked-before-note.tsx'
import type { FieldProblems } from './check.ts'
import { CountrySelect } from './country-select.tsx'
import type { Draft, TypedClaims } from './draft-store.ts'
import classes from './new-request.module.css'

interface Props {
  draft: Draft
  problems: FieldProblems
  /** A part of the draft that was typed, and the names of the fields that it may put right. */
  onChange: (part: Partial<Draft>, ...names: string[]) => void
}

/** The fields in the order in which a clerk asks for them. */
export function Fields({ draft, problems, onChange }: Props) {
  const { t } = useTranslation()
  const errorOf = (name: string) => {
    const code = problems[name]
    return code === undefined ? null : t(`field.${code}`)
  }
  const setClaim = (type: keyof TypedClaims, value: string) =>
    onChange({ claims: { ...draft.claims, [type]: value } }, `claims.${type}`, 'claims')
  const claim = (type: 'sub' | 'name' | 'birthdate') => ({
    label: t(`create.${type}`),
    description: type === 'name' ? undefined : t(`create.${type}Hint`),
    value: draft.claims[type],
    error: errorOf(`claims.${type}`),
    onChange: (event: { currentTarget: { value: string } }) => setClaim(type, event.currentTarget.value),
    size: 'md',
    autoComplete: 'off',
    spellCheck: false,
    'data-field': `claims.${type}`
  })
  const noClaim = errorOf('claims')

  return (
    <>
      <fieldset className={classes.group} aria-describedby={noClaim === null ? undefined : 'no-claim'}>
        <legend className={classes.legend}>{t('create.person')}</legend>
        <p className={classes.intro}>{t('create.intro')}</p>
        {noClaim === null ? null : (
          <p className={classes.groupError} id="no-claim">
            {noClaim}
          </p>
        )}
        <TextInput {...claim('sub')} data-first-focus autoCapitalize="characters" />
        <TextInput {...claim('name')} />
        <div className={classes.pair}>
          <TextInput {...claim('birthdate')} inputMode="numeric" />
          <CountrySelect
            value={draft.claims.country}
            error={errorOf('claims.country')}
            onChange={(code) => setClaim('country', code)}
          />
        </div>
        <AskedBeforeNote draft={draft} />
      </fieldset>
      <div className={classes.group}>
        <TextInput
          label={t('create.reference')}
          description={t('create.referenceHint')}
          value={draft.reference}
          error={errorOf('reference')}
          onChange={(event) => onChange({ reference: event.currentTarget.value }, 'reference')}
          size="md"
          autoComplete="off"
          spellCheck={false}
          data-field="reference"
        />
        <Textarea
          label={t('create.reason')}
          description={t('create.reasonHint')}
          value={draft.reason}
          error={errorOf('reason')}
          onChange={(event) => onChange({ reason: event.currentTarget.value }, 'reason')}
          rows={2}
          size="md"
          autoComplete="off"
          spellCheck={false}
          data-field="reason"
        />
      </div>
    </>
  )
}
