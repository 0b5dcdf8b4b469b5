import { Checkbox, NumberInput, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { knownMethods } from '../../common/words/methods.ts'
import type { AcceptancePolicy } from '../../preload/contract/decisions.ts'
import { SettingsForm } from '../ui/settings-form.tsx'
import classes from './acceptance-part.module.css'
import { useAcceptance } from './use-acceptance.ts'

const levels = ['none', 'low', 'substantial', 'high'] as const
const other = 'other'

/** What the office accepts: the level, the methods, and how early the end of a certificate is told. */
export function AcceptancePart() {
  const { t } = useTranslation()
  const { policy, problem, isSaving, isSaved, change, save } = useAcceptance()
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
  const { t } = useTranslation()
  const chosen = [...policy.methods, ...(policy.otherMethods ? [other] : [])]
  const choose = (names: string[]) =>
    change({ methods: knownMethods.filter((method) => names.includes(method)), otherMethods: names.includes(other) })
  return (
    <>
      <Radio.Group
        label={t('acceptance.level')}
        value={policy.minimumAcr}
        onChange={(value) => change({ minimumAcr: levels.find((level) => level === value) ?? 'none' })}
        size="md"
      >
        <div className={classes.choices}>
          {levels.map((level) => (
            <Radio
              key={level}
              value={level}
              label={level === 'none' ? t('acceptance.anyLevel') : t(`level.${level}`)}
              classNames={{ body: classes.choice ?? '' }}
            />
          ))}
        </div>
      </Radio.Group>
      <Checkbox.Group label={t('acceptance.methods')} value={chosen} onChange={choose} size="md">
        <div className={classes.choices}>
          {knownMethods.map((method) => (
            <Checkbox
              key={method}
              value={method}
              label={t(`method.${method}`)}
              classNames={{ body: classes.choice ?? '' }}
            />
          ))}
          <Checkbox value={other} label={t('acceptance.otherMethods')} classNames={{ body: classes.choice ?? '' }} />
        </div>
      </Checkbox.Group>
      <NumberInput
        label={t('acceptance.days')}
        description={t('acceptance.daysHint')}
        value={policy.warnBeforeDays}
        onChange={(days) => change({ warnBeforeDays: Math.trunc(Number(days)) || 0 })}
        min={0}
        max={365}
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
