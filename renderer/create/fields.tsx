import { TextInput, UnstyledButton } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FieldProblems } from '../claims/check.ts'
import type { Draft } from '../drafts/draft-store.ts'
import { ClaimFields } from './claim-fields.tsx'
import { FieldLine, useHelp } from './field-line.tsx'
import classes from './new-request.module.css'
import { ReasonField } from './reason-field.tsx'

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
  const noClaim = errorOf('claims')
  const referenceError = errorOf('reference')

  return (
    <>
      <fieldset className={classes.group} aria-describedby={noClaim === null ? undefined : 'no-claim'}>
        <legend className={classes.legend}>{t('create.person')}</legend>
        <HelpSwitch />
        {noClaim === null ? (
          <p className={classes.intro}>{t('create.intro')}</p>
        ) : (
          <p className={classes.groupError} id="no-claim">
            {noClaim}
          </p>
        )}
        <ClaimFields
          claims={draft.claims}
          serviceId={draft.serviceId}
          errorOf={errorOf}
          onChange={(part) =>
            onChange(
              { claims: { ...draft.claims, ...part } },
              ...Object.keys(part).map((type) => `claims.${type}`),
              'claims'
            )
          }
        />
      </fieldset>
      <div className={classes.group}>
        <TextInput
          label={t('create.reference')}
          description={
            <FieldLine
              line={
                referenceError === null
                  ? { tone: 'hint', text: t('create.referenceHint') }
                  : { tone: 'bad', text: referenceError, isQuiet: true }
              }
              help={t('create.help.reference')}
              field="reference"
            />
          }
          inputWrapperOrder={['label', 'input', 'description']}
          value={draft.reference}
          error={referenceError !== null}
          onChange={(event) => onChange({ reference: event.currentTarget.value }, 'reference')}
          size="md"
          autoComplete="off"
          spellCheck={false}
          data-field="reference"
        />
        <ReasonField draft={draft} error={errorOf('reason')} onChange={(part) => onChange(part, 'reason')} />
      </div>
    </>
  )
}

/** Explains every field, or is quiet again. One switch and not one for each field: Tab goes straight through the form. */
function HelpSwitch() {
  const { t } = useTranslation()
  const { isOpen } = useHelp()
  return (
    <UnstyledButton
      type="button"
      className={classes.helpSwitch}
      aria-expanded={isOpen}
      onClick={() => useHelp.setState({ isOpen: !isOpen })}
    >
      <IconHelpCircle size={18} aria-hidden="true" />
      {isOpen ? t('create.helpClose') : t('create.helpOpen')}
    </UnstyledButton>
  )
}
