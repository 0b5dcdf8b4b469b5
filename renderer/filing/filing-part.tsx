import { Button, Checkbox, Radio, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { clerk, filing } from '../../common/settings/filing.ts'
import { useKeepsNothing } from '../state/desk-store.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'
import { FilingHealthPart } from './filing-health-part.tsx'
import classes from './filing-part.module.css'
import { type FilingInHand, type FilingInput, useFiling } from './use-filing.ts'
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
  const inHand = useFiling()
  const { view, input, problem } = inHand
  if (view === null || input === null) return problem === null ? null : <ProblemNote problem={problem} />
  return (
    <>
      <p className={classes.text}>{t('filing.intro')}</p>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div>
        <Folder folder={view.folder} isNeeded={input.when !== 'off'} inHand={inHand} />
        <When when={input.when} inHand={inHand} />
        <Naming typed={input.template} inHand={inHand} />
        <Manifest isOn={input.manifest} inHand={inHand} />
        <ClerkName typed={input.clerk} inHand={inHand} />
      </div>
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

interface OfFiling {
  inHand: FilingInHand
}

function Folder({ folder, isNeeded, inHand }: OfFiling & { folder: string | null; isNeeded: boolean }) {
  const { t } = useTranslation()
  return (
    <SettingRow name="filing.folder" state={{ problem: null, isSaved: inHand.isFolderSaved }}>
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
        <Button
          variant="default"
          onClick={() => void inHand.chooseFolder()}
          aria-describedby="filing-folder"
          className={classes.choose}
        >
          {t('filing.chooseFolder')}
        </Button>
      </div>
    </SettingRow>
  )
}

function When({ when: chosen, inHand }: OfFiling & { when: FilingInput['when'] }) {
  const { wordsOf, choicesOf } = useWords()
  return (
    <SettingRow name="filing.when" state={inHand.row('when')}>
      <Radio.Group
        {...wordsOf(when)}
        value={chosen}
        onChange={(value) => inHand.choose({ when: value as FilingInput['when'] })}
      >
        <Stack gap={8} mt={6}>
          {choicesOf(when).map((occasion) => (
            <Radio key={occasion.value} {...occasion} size="md" />
          ))}
        </Stack>
      </Radio.Group>
    </SettingRow>
  )
}

function Naming({ typed, inHand: { example, wrong, type, row, leaving } }: OfFiling & { typed: string }) {
  const { t } = useTranslation()
  const { wordsOf } = useWords()
  return (
    <SettingRow name="filing.template" state={row('template')}>
      <div>
        <TextInput
          {...wordsOf(template)}
          value={typed}
          error={wrong === null ? null : t(`field.${wrong}`)}
          onChange={(event) => type({ template: event.currentTarget.value })}
          {...leaving('template')}
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
    </SettingRow>
  )
}

function Manifest({ isOn, inHand: { choose, row } }: OfFiling & { isOn: boolean }) {
  const { wordsOf } = useWords()
  return (
    <SettingRow name="filing.manifest" state={row('manifest')}>
      <Checkbox
        {...wordsOf(manifest)}
        checked={isOn}
        onChange={(event) => choose({ manifest: event.currentTarget.checked })}
        size="md"
      />
    </SettingRow>
  )
}

function ClerkName({ typed, inHand: { type, row, leaving } }: OfFiling & { typed: string }) {
  const { wordsOf } = useWords()
  return (
    <SettingRow name="clerk" state={row('clerk')}>
      <TextInput
        {...wordsOf(clerk.setting)}
        value={typed}
        onChange={(event) => type({ clerk: event.currentTarget.value })}
        {...leaving('clerk')}
        maxLength={clerk.setting.value.most}
        size="md"
        autoComplete="off"
        spellCheck={false}
      />
    </SettingRow>
  )
}
