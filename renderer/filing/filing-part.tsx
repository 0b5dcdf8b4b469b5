import { Button, Checkbox, Radio, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { clerk, filing } from '../../common/settings/filing.ts'
import { useKeepsNothing } from '../state/desk-store.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingsForm } from '../ui/settings-form.tsx'
import { useWords } from '../ui/use-words.ts'
import { FilingHealthPart } from './filing-health-part.tsx'
import classes from './filing-part.module.css'
import { type FilingInput, useFiling } from './use-filing.ts'
import { VerifyPart } from './verify-part.tsx'

const { when, template, manifest } = filing.settings

/** When, where and under which names proofs are filed, how filing stands, and whether the filed proofs are still as they were. */
export function FilingPart() {
  const { t } = useTranslation()
  if (!useKeepsNothing()) return <Filing />
  return (
    <Note tone="plain">
      <p>{t('session.filing')}</p>
    </Note>
  )
}

function Filing() {
  const { t } = useTranslation()
  const { wordsOf, choicesOf } = useWords()
  const inHand = useFiling()
  const { view, input, problem, isSaved, isSaving, change, save } = inHand
  if (view === null || input === null) return problem === null ? null : <ProblemNote problem={problem} />
  return (
    <>
      <SettingsForm
        onSave={() => void save()}
        isSaving={isSaving}
        saved={isSaved ? t('common.saved') : null}
        problem={problem}
      >
        <p className={classes.text}>{t('filing.intro')}</p>
        <Folder folder={view.folder} isNeeded={input.when !== 'off'} onChoose={() => void inHand.chooseFolder()} />
        <Radio.Group
          {...wordsOf(when)}
          value={input.when}
          onChange={(chosen) => change({ when: chosen as FilingInput['when'] })}
        >
          <Stack gap={8} mt={6}>
            {choicesOf(when).map((occasion) => (
              <Radio key={occasion.value} {...occasion} size="md" />
            ))}
          </Stack>
        </Radio.Group>
        <Naming template={input.template} example={inHand.example} wrong={inHand.wrong} change={change} />
        <Checkbox
          {...wordsOf(manifest)}
          checked={input.manifest}
          onChange={(event) => change({ manifest: event.currentTarget.checked })}
          size="md"
        />
        <TextInput
          {...wordsOf(clerk.setting)}
          value={input.clerk}
          onChange={(event) => change({ clerk: event.currentTarget.value })}
          maxLength={clerk.setting.value.most}
          size="md"
          autoComplete="off"
          spellCheck={false}
        />
      </SettingsForm>
      <FilingHealthPart
        view={view}
        onFileEarlier={() => void inHand.fileEarlier()}
        onConfirm={() => void inHand.confirmFolder()}
        onAnswer={(use) => void inHand.answerLinks(use)}
      />
      {view.folder === null ? null : <VerifyPart />}
    </>
  )
}

function Folder({ folder, isNeeded, onChoose }: { folder: string | null; isNeeded: boolean; onChoose: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.folder}>
      <p className={classes.label} id="filing-folder">
        {t('filing.folder')}
      </p>
      <p className={classes.path}>{folder ?? t('filing.noFolder')}</p>
      {folder === null && isNeeded ? (
        <Note tone="warn">
          <p>{t('filing.needsFolder')}</p>
        </Note>
      ) : null}
      <Button variant="default" onClick={onChoose} aria-describedby="filing-folder" className={classes.choose}>
        {t('filing.chooseFolder')}
      </Button>
    </div>
  )
}

type NamingProps = Pick<ReturnType<typeof useFiling>, 'example' | 'wrong' | 'change'> & { template: string }

function Naming({ template: typed, example, wrong, change }: NamingProps) {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  return (
    <div>
      <TextInput
        {...wordsOf(template)}
        value={typed}
        error={wrong === null ? null : t(`field.${wrong}`)}
        onChange={(event) => change({ template: event.currentTarget.value })}
        size="md"
        autoComplete="off"
        spellCheck={false}
      />
      <p className={classes.example} data-testid="filing-example">
        {wrong === null ? (
          <>
            {t('filing.example')}: <strong>{example}</strong>
          </>
        ) : null}
      </p>
    </div>
  )
}
