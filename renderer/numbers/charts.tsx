import { useTranslation } from 'react-i18next'
import type { Counted, OfficeNumbers, Tally } from '../../common/words/numbers.ts'
import { outcomeWords } from '../../common/words/outcomes.ts'
import { durationInWords } from '../locales/duration.ts'
import { plainDate, wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { levelWord, methodWord } from '../state/method-words.ts'
import { Chart } from './chart.tsx'
import classes from './numbers.module.css'

const colors = {
  first: 'var(--numbers-first)',
  second: 'var(--numbers-second)',
  matching: 'var(--numbers-matching)',
  differing: 'var(--numbers-differing)',
  notCompared: 'var(--numbers-not-compared)',
  identified: 'var(--numbers-identified)'
} as const

/** All charts of an office's numbers. */
export function Charts({ numbers }: { numbers: OfficeNumbers }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { periods, whole, asked } = numbers
  const labels = periods.map(({ from }) => plainDate(from, locale))
  const of = asked.step === 'week' ? t('numbers.week') : t('numbers.day')
  const sum = (values: readonly number[]) => ({
    label: t('numbers.whole'),
    values: values.map((value) => wholeNumber(value, locale))
  })
  return (
    <div className={classes.charts}>
      <Chart
        title={t('numbers.askedCompleted')}
        of={of}
        labels={labels}
        series={[
          { name: t('numbers.asked'), color: colors.second, values: periods.map((period) => period.asked) },
          { name: t('numbers.completed'), color: colors.first, values: periods.map((period) => period.completed) }
        ]}
        whole={sum([whole.asked, whole.completed])}
      />
      <Chart
        title={t('numbers.outcomes')}
        of={of}
        labels={labels}
        isStacked
        series={outcomeWords.map((word) => ({
          name: t(`status.${word}`),
          color: colors[word],
          values: periods.map(({ outcomes }) => outcomes[word])
        }))}
        whole={sum(outcomeWords.map((word) => whole.outcomes[word]))}
      />
      <LinkChart numbers={numbers} of={of} labels={labels} />
      <TallyChart tallies={numbers.tallies.method} kind="method" />
      <TallyChart tallies={numbers.tallies.level} kind="level" />
    </div>
  )
}

interface LinkProps {
  numbers: OfficeNumbers
  of: string
  labels: readonly string[]
}

/** How long people took, drawn in minutes. */
function LinkChart({ numbers: { periods, whole }, of, labels }: LinkProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const minutes = (counted: Counted, which: 'median' | 'slowestTenth') =>
    Math.ceil((counted.linkToResult?.[which] ?? 0) / 60)
  const said = (value: number) => (value === 0 ? '' : (durationInWords(value * 60_000, locale) ?? ''))
  return (
    <Chart
      title={t('numbers.link')}
      of={of}
      labels={labels}
      series={(['median', 'slowestTenth'] as const).map((which) => ({
        name: t(`numbers.${which}`),
        color: which === 'median' ? colors.first : colors.second,
        values: periods.map((period) => minutes(period, which)),
        said
      }))}
      whole={{
        label: t('numbers.whole'),
        values: [said(minutes(whole, 'median')), said(minutes(whole, 'slowestTenth'))]
      }}
    />
  )
}

function TallyChart({ tallies, kind }: { tallies: readonly Tally[]; kind: 'method' | 'level' }) {
  const { t } = useTranslation()
  if (tallies.length === 0) return null
  const word = kind === 'method' ? methodWord : levelWord
  const nameOf = (key: string | null) => (key === null ? t('numbers.unknown') : word(key, t))
  return (
    <Chart
      title={kind === 'method' ? t('numbers.methods') : t('numbers.levels')}
      of={t(`numbers.${kind}`)}
      labels={tallies.map(({ key }) => nameOf(key))}
      series={[{ name: t('numbers.number'), color: colors.first, values: tallies.map(({ count }) => count) }]}
    />
  )
}
