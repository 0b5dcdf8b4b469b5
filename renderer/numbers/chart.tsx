import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import classes from './numbers.module.css'

/** One series of bars: its name, its colour, and its value for each label. `said`: how its value is written. */
export interface Series {
  name: string
  color: string
  values: readonly number[]
  said?: (value: number) => string
}

interface Props {
  title: string
  /** What the labels are: days, methods. */
  of: string
  labels: readonly string[]
  series: readonly Series[]
  /** In the table only: what there is of it altogether. */
  whole?: { label: string; values: readonly string[] }
  isStacked?: boolean
}

// As wide as half of the page at 1280: what stands below a chart is not scaled with it.
const width = 480
const height = 220

/** A chart of bars, and the same as a table: whoever cannot see the one has the other. */
export function Chart({ title, of, labels, series, whole, isStacked = false }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const id = useId()
  const data = labels.map((label, at) => ({
    label,
    ...Object.fromEntries(series.map((one) => [one.name, one.values[at] ?? 0]))
  }))
  const written = (one: Series, value: number) => one.said?.(value) ?? wholeNumber(value, locale)
  return (
    <section className={classes.chart} aria-labelledby={id}>
      <h3 className={classes.subtitle} id={id}>
        {title}
      </h3>
      <div aria-hidden="true" className={classes.drawn}>
        <BarChart
          width={width}
          height={height}
          data={data}
          accessibilityLayer={false}
          margin={{ top: 4, right: 4, bottom: 0, left: -12 }}
        >
          <CartesianGrid vertical={false} stroke="var(--desk-line)" />
          <XAxis
            dataKey="label"
            tickLine={false}
            stroke="var(--desk-muted)"
            fontSize={12}
            interval="preserveStartEnd"
          />
          <YAxis allowDecimals={false} tickLine={false} axisLine={false} stroke="var(--desk-muted)" fontSize={12} />
          <Tooltip
            isAnimationActive={false}
            itemSorter={() => 0}
            cursor={{ fill: 'var(--desk-soft)' }}
            contentStyle={{
              background: 'var(--desk-page)',
              border: '1px solid var(--desk-line-strong)',
              borderRadius: 6
            }}
            labelStyle={{ color: 'var(--desk-text)' }}
            itemStyle={{ color: 'var(--desk-text)' }}
            formatter={(value, name) => {
              const one = series.find((each) => each.name === name)
              return one === undefined ? String(value) : written(one, Number(value))
            }}
          />
          {series.map(({ name, color }) => (
            <Bar
              key={name}
              dataKey={name}
              fill={color}
              isAnimationActive={false}
              maxBarSize={40}
              {...(isStacked ? { stackId: 'all' } : {})}
            />
          ))}
        </BarChart>
        {/* Not the library's: that one is as wide as the chart is drawn, whatever room there is. */}
        {series.length > 1 ? (
          <ul className={classes.legend}>
            {series.map(({ name, color }) => (
              <li key={name}>
                <span className={classes.swatch} style={{ background: color }} />
                {name}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <details className={classes.details}>
        <summary>{t('numbers.showTable')}</summary>
        <table className={classes.table} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{of}</th>
              {series.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, at) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {series.map((one) => (
                  <td key={one.name}>{written(one, one.values[at] ?? 0)}</td>
                ))}
              </tr>
            ))}
            {whole === undefined ? null : (
              <tr className={classes.sum}>
                <th scope="row">{whole.label}</th>
                {whole.values.map((value, at) => (
                  <td key={series[at]?.name}>{value}</td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </details>
    </section>
  )
}
