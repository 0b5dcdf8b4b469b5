import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SettingsForm } from '../ui/settings-form.tsx'
import classes from './reference-part.module.css'
import { useReferenceForm } from './use-reference-form.ts'

/** How suggested references are written, with the next one as an example while it is typed. */
export function ReferencePart() {
  const { t } = useTranslation()
  const { form, isSaving, change, save } = useReferenceForm()
  const { template, example, fieldProblem, problem, isSaved } = form
  return (
    <SettingsForm
      onSave={() => void save()}
      isSaving={isSaving}
      saved={isSaved ? t('references.saved') : null}
      problem={problem}
      aside={<Example example={fieldProblem === null ? example : ''} />}
    >
      <TextInput
        label={t('references.label')}
        description={t('references.hint')}
        value={template ?? ''}
        error={fieldProblem === null ? null : t(`field.${fieldProblem}`)}
        onChange={(event) => change(event.currentTarget.value)}
        size="md"
        autoComplete="off"
        spellCheck={false}
        data-testid="reference-template"
      />
    </SettingsForm>
  )
}

/** Its place stays when there is no example, so that the button does not jump. */
function Example({ example }: { example: string }) {
  const { t } = useTranslation()
  return (
    <p className={classes.example} data-testid="reference-example">
      {example === '' ? null : (
        <>
          {t('references.example')} <strong>{example}</strong>
        </>
      )}
    </p>
  )
}
