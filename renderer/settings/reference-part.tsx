import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './reference-part.module.css'
import { useReferenceForm } from './use-reference-form.ts'

/** How suggested references are written, with the next one as an example while it is typed. */
export function ReferencePart() {
  const { t } = useTranslation()
  const { form, isSaving, change, save } = useReferenceForm()
  const { template, example, fieldProblem, problem, isSaved } = form
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
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
      <div className={classes.lower}>
        <Example example={fieldProblem === null ? example : ''} />
        <Button type="submit" variant="default" aria-disabled={isSaving}>
          {isSaving ? t('references.saving') : t('references.save')}
        </Button>
      </div>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div role="status" className={classes.saved}>
        {isSaved ? (
          <Note tone="good">
            <p>{t('references.saved')}</p>
          </Note>
        ) : null}
      </div>
    </form>
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
