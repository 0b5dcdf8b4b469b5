import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../locales/use-locale.ts'
import { countryOptions } from './country-options.ts'
import classes from './country-select.module.css'

interface Props {
  value: string
  onChange: (code: string) => void
  error: string | null
}

/** A country by name or code. Codes travel, names are shown in the language chosen. */
export function CountrySelect({ value, onChange, error }: Props) {
  const { t } = useTranslation()
  const locale = useLocale()
  const options = useMemo(() => countryOptions(locale), [locale])
  return (
    <Select
      label={t('create.country')}
      description={t('create.countryHint')}
      data={options}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
      error={error}
      searchable
      clearable
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
