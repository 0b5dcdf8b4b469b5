import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { referenceTemplate } from '../../common/settings/references.ts'
import { forgetSuggestions } from '../drafts/draft-store.ts'
import { desk } from '../state/desk.ts'
import { saidOf, useExample } from '../state/use-example.ts'
import { useSetting } from '../state/use-setting.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'
import classes from './reference-part.module.css'

const calls = {
  read: () => desk().references.get(),
  async keep({ template }: { template: string }) {
    const outcome = await desk().references.set({ template })
    if (outcome.ok) forgetSuggestions()
    return outcome
  },
  inputOf: ({ template }: { template: string }) => ({ template })
}
const tryOut = (typed: { template: string }) => desk().references.tryOut(typed)

/** How suggested references are written, with the next one as an example while it is typed. */
export function ReferencePart() {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  const { form, type, row, leaving } = useSetting(calls)
  const { follow, tried, example } = useExample(tryOut)
  const { view, input } = form
  const template = input?.template ?? ''
  const said = saidOf(template, tried)
  const wrong = form.fields.template ?? said.wrong
  const problem = form.problem ?? said.problem

  return (
    <SettingRow name="referenceTemplate" state={row('template')}>
      <div>
        <TextInput
          {...wordsOf(referenceTemplate.setting)}
          value={template}
          error={wrong === null ? null : t(`field.${wrong}`)}
          onChange={(event) => {
            type({ template: event.currentTarget.value })
            follow(event.currentTarget.value)
          }}
          {...leaving('template')}
          size="md"
          autoComplete="off"
          spellCheck={false}
          data-testid="reference-template"
        />
        <Example example={wrong === null ? (example ?? view?.example ?? '') : ''} />
      </div>
      {problem === null ? null : <ProblemNote problem={problem} />}
    </SettingRow>
  )
}

/** Its place stays when there is no example, so that nothing jumps. */
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
