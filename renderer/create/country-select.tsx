import { Select } from '@mantine/core'
import { type FocusEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCountry } from '../../common/people/country/countries.ts'
import { countryRank, findCountry } from '../../common/people/country/country-find.ts'
import { useLocale } from '../locales/use-locale.ts'
import { type CountryOption, countryOptions } from './country-options.ts'
import classes from './country-select.module.css'
import { FieldLine, type LineWords, type Room } from './field-line.tsx'

interface Props {
  /** A country's code, or what was typed and is none. */
  value: string
  onChange: (value: string) => void
  line: LineWords
  room: Room
  help: string
}

/** A country by a code or by a name in any language. Codes travel, names are shown in the language chosen. */
export function CountrySelect({ value, onChange, line, room, help }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const options = useMemo(() => [...countryOptions(locale)], [locale])
  // Not before somebody comes to the field: Mantine has all 250 in the page, and each new request would wait for them.
  const [isUsed, setUsed] = useState(false)
  const shown = isUsed ? options : options.filter((option) => option.value === value)
  // What is no country stays as it was typed, to be put right.
  const data = value === '' || isCountry(value) ? shown : [{ value, label: value }, ...shown]

  /** What was typed and not chosen from the list counts where only one country can be meant. */
  function leave(event: FocusEvent<HTMLInputElement>) {
    const typed = event.currentTarget.value.trim()
    if (data.some(({ label }) => label === typed)) return
    onChange(typed === '' ? '' : (findCountry(typed) ?? typed))
  }

  return (
    <Select
      label={t('create.country')}
      description={<FieldLine line={line} room={room} help={help} field="claims.country" />}
      inputWrapperOrder={['label', 'input', 'description']}
      data={data}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
      onFocus={() => setUsed(true)}
      onBlur={leave}
      filter={({ search: typed }) => best(options, typed)}
      error={line.tone === 'bad'}
      searchable
      clearable
      allowDeselect={false}
      selectFirstOptionOnChange
      openOnFocus={false}
      nothingFoundMessage={t('create.countryNone')}
      clearButtonProps={{ 'aria-label': t('common.clearCountry') }}
      // In its place in the page and not cut off by the panel's edge; the list itself scrolls, so that it can be reached.
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed', transitionProps: { duration: 0 } }}
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      size="md"
      autoComplete="off"
      data-field="claims.country"
    />
  )
}

/** The countries that answer to what is typed, the likeliest first. */
function best(options: CountryOption[], typed: string): CountryOption[] {
  if (typed.trim() === '') return options
  const ranked = options.flatMap((option) => {
    const rank = countryRank(option.value, typed)
    return rank === null ? [] : [{ option, rank }]
  })
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ option }) => option)
}
