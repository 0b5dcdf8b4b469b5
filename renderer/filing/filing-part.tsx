import { Button, Checkbox, Radio, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useKeepsNothing } from '../state/desk-store.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingsForm } from '../ui/settings-form.tsx'
import { FilingHealthPart } from './filing-health-part.tsx'
import classes from './filing-part.module.css'
import { type FilingInput, useFiling } from './use-filing.ts'
import { VerifyPart } from './verify-part.tsx'

// As the contract has it; its schemas stay out of the window.
const longestClerk = 100

const occasions = ['off', 'completion', 'accept'] as const

/** When, where and under which names proofs are filed, whose name goes with them, how that stands, and whether they are still as they were. */
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
  const { form, isSaving, change, save, chooseFolder, fileEarlier, confirmFolder, answerLinks } = useFiling()
  const { view, input, problem, isSaved } = form
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
        <Folder folder={view.folder} isNeeded={input.when !== 'off'} onChoose={() => void chooseFolder()} />
        <Radio.Group
          label={t('filing.when')}
          value={input.when}
          onChange={(when) => change({ when: when as FilingInput['when'] })}
        >
          <Stack gap={8} mt={6}>
            {occasions.map((occasion) => (
              <Radio key={occasion} value={occasion} label={t(`filing.${occasion}`)} size="md" />
            ))}
          </Stack>
        </Radio.Group>
        <Naming form={form} change={change} />
        <Checkbox
          label={t('filing.manifest')}
          description={t('filing.manifestHint')}
          checked={input.manifest}
          onChange={(event) => change({ manifest: event.currentTarget.checked })}
          size="md"
        />
        <TextInput
          label={t('filing.clerk')}
          description={t('filing.clerkHint')}
          value={input.clerk}
          onChange={(event) => change({ clerk: event.currentTarget.value })}
          maxLength={longestClerk}
          size="md"
          autoComplete="off"
          spellCheck={false}
        />
      </SettingsForm>
      <FilingHealthPart
        view={view}
        onFileEarlier={() => void fileEarlier()}
        onConfirm={() => void confirmFolder()}
        onAnswer={(use) => void answerLinks(use)}
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

type NamingProps = Pick<ReturnType<typeof useFiling>, 'form' | 'change'>

function Naming({ form, change }: NamingProps) {
  const { t } = useTranslation()
  const { input, example, wrong } = form
  return (
    <div>
      <TextInput
        label={t('filing.template')}
        description={t('filing.templateHint')}
        value={input?.template ?? ''}
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
