import { Checkbox, NumberInput, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { acceptance } from '../../common/settings/acceptance.ts'
import type { AcceptancePolicy } from '../../preload/contract/decisions.ts'
import { desk } from '../state/desk.ts'
import { type SettingInHand, useSetting } from '../state/use-setting.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'
import classes from './acceptance-part.module.css'

const { minimumAcr, methods, otherMethods, warnBeforeDays, noteForIdentified } = acceptance.settings

const calls = {
  read: () => desk().decisions.policy(),
  keep: (policy: AcceptancePolicy) => desk().decisions.setPolicy(policy),
  inputOf: (policy: AcceptancePolicy) => policy
}

/** What the office accepts: the level, the methods, and how early the end of a certificate is told. */
export function AcceptancePart() {
  const { t } = useTranslation()
  const inHand = useSetting(calls)
  const { input: policy, problem } = inHand.form
  return (
    <>
      <p className={classes.intro}>{t('acceptance.intro')}</p>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {policy === null ? null : (
        <div>
          <Fields policy={policy} inHand={inHand} />
        </div>
      )}
    </>
  )
}

interface FieldsProps {
  policy: AcceptancePolicy
  inHand: SettingInHand<AcceptancePolicy, AcceptancePolicy>
}

function Fields({ policy, inHand }: FieldsProps) {
  const { wordsOf, choicesOf } = useWords()
  const { choose, row } = inHand
  return (
    <>
      <SettingRow name="acceptance.minimumAcr" state={row('minimumAcr')}>
        <Radio.Group
          {...wordsOf(minimumAcr)}
          value={policy.minimumAcr}
          onChange={(value) => choose({ minimumAcr: minimumAcr.value.of.find((level) => level === value) ?? 'none' })}
          size="md"
        >
          <div className={classes.choices}>
            {choicesOf(minimumAcr).map((level) => (
              <Radio key={level.value} {...level} classNames={{ body: classes.choice ?? '' }} />
            ))}
          </div>
        </Radio.Group>
      </SettingRow>
      <Methods policy={policy} inHand={inHand} />
      <SettingRow name="acceptance.noteForIdentified" state={row('noteForIdentified')}>
        <Checkbox
          {...wordsOf(noteForIdentified)}
          checked={policy.noteForIdentified}
          onChange={(event) => choose({ noteForIdentified: event.currentTarget.checked })}
          size="sm"
          classNames={{ body: classes.choice ?? '' }}
        />
      </SettingRow>
      <WarnBefore policy={policy} inHand={inHand} />
    </>
  )
}

function Methods({ policy, inHand: { choose, row } }: FieldsProps) {
  const { wordsOf, choicesOf } = useWords()
  return (
    <>
      <SettingRow name="acceptance.methods" state={row('methods')}>
        <Checkbox.Group
          {...wordsOf(methods)}
          value={policy.methods}
          onChange={(names) => choose({ methods: methods.value.of.filter((method) => names.includes(method)) })}
          size="md"
        >
          <div className={classes.choices}>
            {choicesOf(methods).map((method) => (
              <Checkbox key={method.value} {...method} classNames={{ body: classes.choice ?? '' }} />
            ))}
          </div>
        </Checkbox.Group>
      </SettingRow>
      <SettingRow name="acceptance.otherMethods" state={row('otherMethods')}>
        <Checkbox
          {...wordsOf(otherMethods)}
          checked={policy.otherMethods}
          onChange={(event) => choose({ otherMethods: event.currentTarget.checked })}
          size="sm"
          classNames={{ body: classes.choice ?? '' }}
        />
      </SettingRow>
    </>
  )
}

function WarnBefore({ policy, inHand: { type, row, leaving } }: FieldsProps) {
  const { wordsOf } = useWords()
  return (
    <SettingRow name="acceptance.warnBeforeDays" state={row('warnBeforeDays')}>
      <NumberInput
        {...wordsOf(warnBeforeDays)}
        value={policy.warnBeforeDays}
        onChange={(days) => type({ warnBeforeDays: Math.trunc(Number(days)) || 0 })}
        {...leaving('warnBeforeDays')}
        min={warnBeforeDays.value.least}
        max={warnBeforeDays.value.most}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        size="md"
        maw={360}
      />
    </SettingRow>
  )
}
