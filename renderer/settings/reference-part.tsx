import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { referenceTemplate } from '../../common/settings/references.ts'
import { forgetSuggestions } from '../drafts/draft-store.ts'
import { desk } from '../state/desk.ts'
import { saidOf, useExample } from '../state/use-example.ts'
import { useSetting } from '../state/use-setting.ts'
import { SettingsForm } from '../ui/settings-form.tsx'
import { useWords } from '../ui/use-words.ts'
import classes from './reference-part.module.css'

const calls = {
  read: () => desk().references.get(),
  keep: ({ template }: { template: string }) => desk().references.set({ template }),
  inputOf: ({ template }: { template: string }) => ({ template })
}
const tryOut = (typed: { template: string }) => desk().references.tryOut(typed)

/** How suggested references are written, with the next one as an example while it is typed. */
export function ReferencePart() {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  const { form, isSaving, change, save } = useSetting(calls)
  const { follow, stop, forget, tried, ...examples } = useExample(tryOut)
  const { view, input, isSaved } = form
  const template = input?.template ?? ''
  const said = saidOf(template, tried)
  const wrong = form.fields.template ?? said.wrong

  async function keep() {
    stop()
    if (!(await save())) return
    forget()
    forgetSuggestions()
  }

  return (
    <SettingsForm
      onSave={() => void keep()}
      isSaving={isSaving}
      saved={isSaved ? t('references.saved') : null}
      problem={form.problem ?? said.problem}
      aside={<Example example={wrong === null ? (examples.example ?? view?.example ?? '') : ''} />}
    >
      <TextInput
        {...wordsOf(referenceTemplate.setting)}
        value={template}
        error={wrong === null ? null : t(`field.${wrong}`)}
        onChange={(event) => {
          change({ template: event.currentTarget.value })
          follow(event.currentTarget.value)
        }}
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
