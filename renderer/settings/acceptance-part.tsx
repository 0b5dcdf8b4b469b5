import { Checkbox, NumberInput, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { acceptance } from '../../common/settings/acceptance.ts'
import type { AcceptancePolicy } from '../../preload/contract/decisions.ts'
import { desk } from '../state/desk.ts'
import { useSetting } from '../state/use-setting.ts'
import { SettingsForm } from '../ui/settings-form.tsx'
import { useWords } from '../ui/use-words.ts'
import classes from './acceptance-part.module.css'

const { minimumAcr, methods, otherMethods, warnBeforeDays, noteForIdentified } = acceptance.settings
const other = 'other'

const calls = {
  read: () => desk().decisions.policy(),
  keep: (policy: AcceptancePolicy) => desk().decisions.setPolicy(policy),
  inputOf: (policy: AcceptancePolicy) => policy
}

/** What the office accepts: the level, the methods, and how early the end of a certificate is told. */
export function AcceptancePart() {
  const { t } = useTranslation()
  const { form, isSaving, change, save } = useSetting(calls)
  const { input: policy, problem, isSaved } = form
  return (
    <SettingsForm
      onSave={() => void save()}
      isSaving={isSaving}
      saved={isSaved ? t('common.saved') : null}
      problem={problem}
    >
      <p className={classes.intro}>{t('acceptance.intro')}</p>
      {policy === null ? null : <Fields policy={policy} change={change} />}
    </SettingsForm>
  )
}

interface FieldsProps {
  policy: AcceptancePolicy
  change: (part: Partial<AcceptancePolicy>) => void
}

function Fields({ policy, change }: FieldsProps) {
  const { wordsOf, choicesOf } = useWords()
  const chosen = [...policy.methods, ...(policy.otherMethods ? [other] : [])]
  const choose = (names: string[]) =>
    change({
      methods: methods.value.of.filter((method) => names.includes(method)),
      otherMethods: names.includes(other)
    })
  return (
    <>
      <Radio.Group
        {...wordsOf(minimumAcr)}
        value={policy.minimumAcr}
        onChange={(value) => change({ minimumAcr: minimumAcr.value.of.find((level) => level === value) ?? 'none' })}
        size="md"
      >
        <div className={classes.choices}>
          {choicesOf(minimumAcr).map((level) => (
            <Radio key={level.value} {...level} classNames={{ body: classes.choice ?? '' }} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox.Group {...wordsOf(methods)} value={chosen} onChange={choose} size="md">
        <div className={classes.choices}>
          {choicesOf(methods).map((method) => (
            <Checkbox key={method.value} {...method} classNames={{ body: classes.choice ?? '' }} />
          ))}
          <Checkbox value={other} {...wordsOf(otherMethods)} classNames={{ body: classes.choice ?? '' }} />
        </div>
      </Checkbox.Group>
      <Checkbox
        {...wordsOf(noteForIdentified)}
        checked={policy.noteForIdentified}
        onChange={(event) => change({ noteForIdentified: event.currentTarget.checked })}
        size="md"
        classNames={{ body: classes.choice ?? '' }}
      />
      <NumberInput
        {...wordsOf(warnBeforeDays)}
        value={policy.warnBeforeDays}
        onChange={(days) => change({ warnBeforeDays: Math.trunc(Number(days)) || 0 })}
        min={warnBeforeDays.value.least}
        max={warnBeforeDays.value.most}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        size="md"
        maw={360}
      />
    </>
  )
}
