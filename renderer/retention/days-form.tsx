import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RetentionPreview } from '../../common/erasure.ts'
import { fiveYears, retention } from '../../common/settings/retention.ts'
import type { RetentionDays } from '../../preload/contract/erasure.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { desk } from '../state/desk.ts'
import { useAction } from '../state/use-action.ts'
import { type SettingInHand, useSetting } from '../state/use-setting.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SettingRow } from '../ui/setting-row.tsx'
import { useWords } from '../ui/use-words.ts'
import { RequestLines } from './request-lines.tsx'
import classes from './retention.module.css'

const { settings } = retention
const names = ['accepted', 'rejected', 'askedAgain', 'undecided'] as const

const calls = {
  read: () => desk().erasure.days(),
  keep: (days: RetentionDays) => desk().erasure.setDays(days),
  inputOf: (days: RetentionDays) => days
}

/** How many days requests are kept, by what was decided, and what that would erase today. */
export function DaysForm() {
  const { t } = useTranslation()
  const inHand = useSetting(calls)
  const { input: days, problem } = inHand.form
  const forFiveYears = () =>
    inHand.choose({ accepted: fiveYears, rejected: fiveYears, askedAgain: fiveYears, undecided: fiveYears })
  return (
    <section className={classes.section} aria-labelledby="retention-days">
      <h4 id="retention-days" className={classes.title}>
        {t('retention.days')}
      </h4>
      <p className={classes.text}>{t('retention.intro')}</p>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {days === null ? null : (
        <>
          {names.map((name) => (
            <Days key={name} name={name} days={days} inHand={inHand} />
          ))}
          <div className={classes.lower}>
            <Button variant="default" onClick={forFiveYears}>
              {t('retention.fiveYears')}
            </Button>
          </div>
          <Preview days={days} />
        </>
      )}
    </section>
  )
}

interface DaysProps {
  name: (typeof names)[number]
  days: RetentionDays
  inHand: SettingInHand<RetentionDays, RetentionDays>
}

function Days({ name, days, inHand: { type, row, leaving } }: DaysProps) {
  const { wordsOf } = useWords()
  const setting = settings[name]
  return (
    <SettingRow name={`retention.${name}`} state={row(name)}>
      <NumberInput
        {...wordsOf(setting)}
        value={days[name]}
        onChange={(typed) => type({ [name]: Math.trunc(Number(typed)) || 0 })}
        {...leaving(name)}
        min={setting.value.least}
        max={setting.value.most}
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

/** What would go today, if these were the days. */
function Preview({ days }: { days: RetentionDays }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [shown, setShown] = useState<RetentionPreview | null>(null)
  const look = useAction(() => desk().erasure.preview(days), setShown)
  const count = shown === null ? 0 : shown.requests.length + shown.more
  return (
    <div className={classes.section}>
      <div className={classes.lower}>
        <Button variant="default" aria-disabled={look.isBusy} onClick={() => void look.run()}>
          {t('retention.preview')}
        </Button>
      </div>
      {look.problem === null ? null : <ProblemNote problem={look.problem} />}
      <div role="status">
        {shown === null ? null : (
          <p className={classes.text}>
            {count === 0
              ? t('retention.previewNone')
              : t('retention.previewSome', { count, formatted: wholeNumber(count, locale) })}{' '}
            {shown.held === 0
              ? null
              : t('retention.previewHeld', { count: shown.held, formatted: wholeNumber(shown.held, locale) })}
          </p>
        )}
      </div>
      {shown === null || count === 0 ? null : <RequestLines requests={shown.requests} more={shown.more} />}
    </div>
  )
}
